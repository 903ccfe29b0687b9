"""The WebSub app."""

from django.apps import AppConfig


class WebSubConfig(AppConfig):
    name = "nightdesk.syndication.websub"
    label = "websub"
    verbose_name = "WebSub"
