"""The wire app."""

from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "nightdesk.wire"
    label = "wire"
