"""prepare: bring database, files and catalogues up to date, as `bin/up` does before it serves."""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from nightdesk.demo import load
from nightdesk.demo.load import cast
from nightdesk.desk.founding import issue_code
from nightdesk.lib import kept_files
from nightdesk.site.catalogues import compile_catalogues
from nightdesk.stories.models.approval import lay_down_workflow


class Command(BaseCommand):
    help = "Migrate the database, collect static files, compile catalogues; load the demo if it is empty."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--no-demo", action="store_true", help="load no demo; lock out its cast"
        )
        parser.add_argument("--digest", default="", help="what bin/up compares to know it is ready")

    def handle(self, *args: Any, **options: Any) -> None:
        was_ready = kept_files.forget(ready())
        self.stdout.write("Bringing the database up to date …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("erase_again", stdout=self.stdout)
        self.stdout.write("Collecting files …")
        compile_catalogues()
        collect(anew=not was_ready)
        if options["no_demo"]:
            cast.lock_out()
        elif load.is_empty():
            load.load(timezone.now(), say=self.stdout.write)
        call_command("reindex", if_missing=True, stdout=self.stdout)
        if load.is_empty():
            self.stdout.write("\nFound your newsroom at /desk/founding/ with this one-time code:")
            self.stdout.write(f"  {issue_code()}\n")
        else:
            lay_down_workflow()
        self.note(options["digest"])

    def note(self, digest: str) -> None:
        """Tell the next start that all this is done, once the disk has all of it."""
        os.sync()
        done = {"digest": digest, "founded": not load.is_empty()}
        kept_files.write_whole(ready(), json.dumps(done))


def ready() -> Path:
    """What tells the next start; it is not there while things are made ready, nor after that was cut short."""
    return Path(settings.DATA) / "ready.json"


def collect(*, anew: bool) -> None:
    """Of files that a cut left half written the collector sees only that they are new, and would keep them."""
    call_command("collectstatic", verbosity=0, interactive=False, clear=anew)
