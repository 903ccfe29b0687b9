"""The site app."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "nightdesk.site"
    label = "site"
