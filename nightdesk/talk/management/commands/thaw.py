"""thaw: let readers write again. Asks no database."""

from typing import Any

from django.core.management.base import BaseCommand

from nightdesk.talk import freezing


class Command(BaseCommand):
    help = "Let readers write again after `freeze`. Works while the database is away."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        was_frozen = freezing.is_frozen()
        freezing.thaw()
        said = "Readers may write again." if was_frozen else "Talk was not frozen."
        self.stdout.write(said)
