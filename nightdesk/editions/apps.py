"""The editions app."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "nightdesk.editions"
    label = "editions"
