"""bin/nightdesk read_bounces: mail that came back, and complaints, from a mailbox or from one mail."""

import mailbox
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nightdesk.notices.post import reports


class Command(BaseCommand):
    help = "Read what came back of newsletters: addresses that do not exist, and owners who complain, get no more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "where", nargs="?", default="-",
            help="a Maildir, an mbox file, or - for one mail from standard input (%(default)s)",
        )  # fmt: skip
        parser.add_argument(
            "--keep", action="store_true", help="leave mails that were read where they are"
        )

    def handle(self, *args: Any, where: str, keep: bool, **options: Any) -> None:
        if where == "-":
            done = Counter([reports.heed(sys.stdin.buffer.read())])
        else:
            done = self.emptied(Path(where), keep=keep)
        for what, many in sorted(done.items()):
            self.stdout.write(f"{many} {what}")

    def emptied(self, place: Path, *, keep: bool) -> Counter[str]:
        """Each is removed once it was heeded: killed in the middle, the rest is read the next time."""
        if not place.exists():
            raise CommandError(f"There is no {place}.")
        done: Counter[str] = Counter()
        box: Any = mailbox.Maildir(place, create=False) if place.is_dir() else mailbox.mbox(place)
        box.lock()
        try:
            for key in list(box.keys()):
                done[reports.heed(box.get_bytes(key))] += 1
                if not keep:
                    box.remove(key)
            box.flush()
        finally:
            box.close()
        return done
