"""resume_push: alerts leave the house again. Asks no database."""

from typing import Any

from django.core.management.base import BaseCommand

from nightdesk.notices.push import stopping


class Command(BaseCommand):
    help = "Push to browsers again after `stop_push`. Works while the database is away."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        was_stopped = stopping.go_on()
        self.stdout.write("Alerts are pushed again." if was_stopped else "Push was not stopped.")
