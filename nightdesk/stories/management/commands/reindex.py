"""reindex: what readers may find by searching, written again from the stories."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nightdesk.stories.indexing import index_everything, is_missing

SECONDS_BETWEEN_WORDS = 5.0


class Command(BaseCommand):
    help = "Write what readers may find by searching again, from the stories. Safe while the paper is served."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-missing", action="store_true", help="only if nothing can be found as it is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_missing"] and not is_missing():
            return
        self.last_told = time.monotonic()
        written = index_everything(self.progress)
        self.stdout.write(f"Stories that can be found: {written:,}")

    def progress(self, done: int, whole: int) -> None:
        if time.monotonic() - self.last_told >= SECONDS_BETWEEN_WORDS:
            self.last_told = time.monotonic()
            self.stdout.write(f"  {done:,} of {whole:,} stories")
            self.stdout.flush()
