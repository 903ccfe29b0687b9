"""The stream app."""

from django.apps import AppConfig


class StreamConfig(AppConfig):
    name = "nightdesk.stream"
    label = "stream"
