"""The intake app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "nightdesk.intake"
    label = "intake"
