"""The app of hooks."""

from django.apps import AppConfig


class HooksConfig(AppConfig):
    name = "nightdesk.notices.hooks"
    label = "notices_hooks"
