"""The bakery app."""

from django.apps import AppConfig


class BakeryConfig(AppConfig):
    name = "nightdesk.bakery"
    label = "bakery"
