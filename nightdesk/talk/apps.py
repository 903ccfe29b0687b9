"""The talk app."""

from django.apps import AppConfig


class TalkConfig(AppConfig):
    name = "nightdesk.talk"
    label = "talk"
