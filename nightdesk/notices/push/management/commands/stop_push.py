"""stop_push [WHY]: no alert leaves the house any more. Asks no database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nightdesk.notices.push import stopping


class Command(BaseCommand):
    help = "Push nothing to browsers, until `resume_push`. Works while the database is away."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("why", nargs="?", default="", help="for the newsroom")

    def handle(self, *args: Any, **options: Any) -> None:
        stopping.stop(options["why"])
        self.stdout.write("Nothing is pushed now. `bin/nightdesk resume_push` ends it.")
