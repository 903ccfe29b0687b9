"""erase_again: after a backup was restored, erase those again who were erased since it was made."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from nightdesk.people.erasing import erase_again


class Command(BaseCommand):
    help = "Erase again whoever a restored backup brought back; bin/up does so before it serves."

    def handle(self, *args: Any, **options: Any) -> None:
        erased = erase_again(timezone.now())
        if erased:
            self.stdout.write(f"Erased again, since a backup brought them back: {erased}")
