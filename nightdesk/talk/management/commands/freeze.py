"""freeze [WHY]: stop all writing by readers at once. Asks no database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nightdesk.talk import freezing


class Command(BaseCommand):
    help = "Stop all writing by readers at once, until `thaw`. Works while the database is away."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("why", nargs="?", default="", help="for the newsroom")

    def handle(self, *args: Any, **options: Any) -> None:
        freezing.freeze(options["why"])
        self.stdout.write("Nobody writes now. `bin/nightdesk thaw` ends it.")
