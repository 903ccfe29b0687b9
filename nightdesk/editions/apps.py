"""The editions app."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "nightdesk.editions"
    label = "editions"

    def ready(self) -> None:
        from nightdesk.editions.reserved_names import of_the_papers
        from nightdesk.people import reserved

        reserved.guard(of_the_papers)
