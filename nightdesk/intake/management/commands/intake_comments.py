"""intake_comments FILE --edition CODE: take what readers of another system said under its stories."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.intake.account import Account, written_to
from nightdesk.intake.comments.incoming import UnreadableCommentsError
from nightdesk.intake.comments.reading import threads_of
from nightdesk.intake.comments.taking import Taking


class Command(BaseCommand):
    help = (
        "Take the comments of a WordPress (WXR), Disqus, Isso or Commento export into an edition and account "
        "for every one. A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the export; of Isso its database")
        parser.add_argument("--edition", required=True, help="the edition's code")
        parser.add_argument(
            "--dry-run", action="store_true", help="the same account, and nothing is kept"
        )
        parser.add_argument(
            "--account", type=Path, help="where to write the account: .csv, else JSON lines"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        edition = Edition.objects.with_code(options["edition"])
        if edition is None:
            raise CommandError(f"There is no edition {options['edition']}.")
        account = Account()
        try:
            self._run(edition, account, options)
        except UnreadableCommentsError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(account.table())
        if options["dry_run"]:
            self.stdout.write("A rehearsal: nothing was kept.")
        if not account.has_changed_the_paper:
            self.stdout.write("Nothing changed: whatever can be taken was here already.")

    def _run(self, edition: Edition, account: Account, options: dict[str, Any]) -> None:
        for _thread in threads_of(options["file"])[1]:
            pass  # a file that is damaged further on is refused before anything of it is kept
        system, threads = threads_of(options["file"])
        is_rehearsal = options["dry_run"]
        with (
            written_to(options["account"]) as write,
            transaction.atomic() if is_rehearsal else nullcontext(),
        ):
            for row in Taking(edition, system, timezone.now()).rows(threads):
                account.add(row)
                write(row)
                if options["verbosity"] > 1:
                    self.stdout.write(str(row))
            if is_rehearsal:
                transaction.set_rollback(True)
