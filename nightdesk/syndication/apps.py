"""The syndication app."""

from django.apps import AppConfig


class SyndicationConfig(AppConfig):
    name = "nightdesk.syndication"
    label = "syndication"

    def ready(self) -> None:
        from nightdesk.syndication import webhooks

        webhooks.register()
