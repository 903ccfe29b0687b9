"""demo: load the invented newsroom, keep it writing, or give its cast new passwords."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from nightdesk.demo import load
from nightdesk.demo.load import cast
from nightdesk.demo.writer import Writer


class Command(BaseCommand):
    help = "Load the demo newsroom into an empty database, or look after the one that is there."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--live", action="store_true", help="keep the newsroom writing until stopped"
        )
        what.add_argument(
            "--new-passwords", action="store_true", help="give the cast new passwords"
        )
        what.add_argument("--lock", action="store_true", help="let nobody of the cast sign in")
        what.add_argument(
            "--tidy", action="store_true", help="forget printed passwords that were changed"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["live"]:
            self.keep_writing()
        elif options["new_passwords"]:
            self.stdout.write(f"{cast.new_sign_ins()} new passwords: see {cast.file()}")
        elif options["lock"]:
            cast.lock_out()
        elif options["tidy"]:
            cast.tidy_sign_ins()
        else:
            self.load()

    def load(self) -> None:
        if not load.is_empty():
            sentence = (
                "There is a newsroom here already; the demo goes into an empty database only."
            )
            raise CommandError(sentence)
        load.load(timezone.now(), say=self.stdout.write)

    def keep_writing(self) -> None:
        writer = Writer()
        signal.signal(signal.SIGTERM, lambda *_: writer.stop())
        signal.signal(signal.SIGINT, lambda *_: writer.stop())
        self.stdout.write("Writing until stopped …")
        writer.run()
