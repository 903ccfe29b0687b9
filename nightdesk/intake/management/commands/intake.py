"""intake FILE --edition CODE: take the archive of another system into an edition."""

import re
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.intake.account import Account, written_to
from nightdesk.intake.progress import Progress
from nightdesk.intake.takeup import Order, TakeUp
from nightdesk.intake.wxr import UnreadableError, survey
from nightdesk.people.models import Person


class Command(BaseCommand):
    help = (
        "Take a WordPress export (WXR) into an edition and account for every item of it. "
        "A second run changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the export")
        parser.add_argument("--edition", required=True, help="the edition's code")
        parser.add_argument(
            "--dry-run", action="store_true", help="the same account, and nothing is kept"
        )
        parser.add_argument("--media", type=Path, help="a copy of wp-content/uploads, for pictures")
        parser.add_argument(
            "--account", type=Path, help="where to write the account: .csv, else JSON lines"
        )
        parser.add_argument("--by", default="", help="e-mail address of whose act it is")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            order = self._order(path, options)
            account = self._run(path, order, options)
        except UnreadableError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(account.table())
        if order.is_rehearsal:
            self.stdout.write("A rehearsal: nothing was kept.")
        if not account.has_changed_the_paper:
            self.stdout.write("Nothing changed: whatever can be taken was here already.")

    def _order(self, path: Path, options: dict[str, Any]) -> Order:
        edition = Edition.objects.filter(code=options["edition"]).first()
        if edition is None:
            codes = ", ".join(Edition.objects.in_order().values_list("code", flat=True))
            raise CommandError(f"There is no edition {options['edition']}. There are: {codes}")
        media: Path | None = options["media"]
        if media is not None and not media.is_dir():
            raise CommandError(f"There is no folder {media}.")
        return Order(
            edition=edition,
            found=survey(path),
            now=timezone.now(),
            by=_editor(options["by"]),
            media=media,
            is_rehearsal=options["dry_run"],
        )

    def _run(self, path: Path, order: Order, options: dict[str, Any]) -> Account:
        account = Account()
        progress = Progress(order.found.total, sys.stderr)
        file = options["account"] or _account_path(path, order)
        with (
            written_to(file) as write,
            transaction.atomic() if order.is_rehearsal else nullcontext(),
        ):
            for row in TakeUp(order).rows(path):
                account.add(row)
                write(row)
                progress.clear()
                if options["verbosity"]:
                    self.stdout.write(str(row))
                progress.step()
            if order.is_rehearsal:
                transaction.set_rollback(True)
        progress.clear()
        if file:
            self.stdout.write(f"The account is in {file}")
        return account


def _editor(email: str) -> Person | None:
    """Answer whose act it is: somebody who may publish, or nobody."""
    if not email:
        return None
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None or not person.may("publish"):
        raise CommandError(f"Nobody who may publish signs in as {email}.")
    return person


def _account_path(path: Path, order: Order) -> Path | None:
    """Answer where the account goes by default: the data folder; nowhere in a rehearsal."""
    if order.is_rehearsal:
        return None
    name = re.sub(r"[^\w.-]+", "-", path.stem)[:60]
    hour = order.now.strftime("%Y%m%dT%H%M%S")
    return Path(settings.DATA) / "accounts" / f"{name}-{order.edition.code}-{hour}.jsonl"
