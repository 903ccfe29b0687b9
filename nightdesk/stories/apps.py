"""The stories app."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "nightdesk.stories"
    label = "stories"
