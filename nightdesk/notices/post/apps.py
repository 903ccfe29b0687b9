"""The app of letters and mailings."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "nightdesk.notices.post"
    label = "notices_post"
