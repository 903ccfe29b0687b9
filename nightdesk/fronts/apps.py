"""The fronts app."""

from django.apps import AppConfig


class FrontsConfig(AppConfig):
    name = "nightdesk.fronts"
    label = "fronts"
