"""The push app."""

from django.apps import AppConfig


class PushConfig(AppConfig):
    name = "nightdesk.notices.push"
    label = "notices_push"
