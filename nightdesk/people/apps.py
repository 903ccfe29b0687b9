"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "nightdesk.people"
    label = "people"

    def ready(self) -> None:
        from nightdesk.people import personal, reserved
        from nightdesk.people.account_record import KEEPER

        personal.register(KEEPER)
        reserved.guard(reserved.of_the_newsroom)
