"""Makes a data folder with the smallest newsroom there is: an edition, a section, an editor with a token, a room.

Run as a program with NIGHTDESK_DATA set: `python -m tests.promises.harness.founding`; prints the token.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from config import env, up
from tests.migrated import kept

EDITOR = "ida@harbour.example"
READERS = ("lena@harbour.example", "ben@harbour.example")
PASSWORD = "the tide comes in at nine"
TOKEN = "token"


def environment(data: Path) -> dict[str, str]:
    """The environment of a server on this folder: nothing taken from whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NIGHTDESK_")}
    ours = {"NIGHTDESK_DATA": str(data), "NIGHTDESK_SECOND_FACTOR": "nobody"}
    return kept | ours | {"DJANGO_SETTINGS_MODULE": "config.settings"}


def founded(folder: Path) -> Path:
    """The data folder under `folder`, made by the first process that asks; copy it before it is served."""
    data = folder / "founded"
    with (folder / "founding.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (data / TOKEN).exists():
            shutil.rmtree(data, ignore_errors=True)
            data.mkdir()
            if kept().exists():  # migrating anew takes longer than all the rest
                shutil.copyfile(kept(), data / "nightdesk.sqlite3")
            command = [sys.executable, "-m", "tests.promises.harness.founding"]
            made = subprocess.run(
                command,
                cwd=env.ROOT,
                env=environment(data),
                check=True,
                capture_output=True,
                text=True,
            )
            (data / TOKEN).write_text(made.stdout.split()[-1])
    return data


def copied(founded_data: Path, data: Path) -> Path:
    """A copy to serve from."""
    for path in founded_data.rglob("*"):
        there = data / path.relative_to(founded_data)
        if path.is_dir():
            there.mkdir(parents=True, exist_ok=True)
        else:
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, there)
    return data


def main() -> int:
    import django  # noqa: PLC0415 - the folder is named before settings are read

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from nightdesk.demo.management.commands.prepare import Command  # noqa: PLC0415

    call_command("prepare", "--no-demo", stdout=sys.stderr)
    sys.stdout.write(newsroom())
    options = up.parser().parse_args(["--quiet", "--no-demo"])
    Command().note(up.digest(options))
    return 0


def newsroom() -> str:
    """Found it; the editor's token."""
    from nightdesk.editions.models import Desk, Edition  # noqa: PLC0415 - Django is set up by now
    from nightdesk.people import display_names  # noqa: PLC0415
    from nightdesk.people.models import Person, Token  # noqa: PLC0415
    from nightdesk.people.roles import Role  # noqa: PLC0415
    from nightdesk.stories.models.approval import lay_down_workflow  # noqa: PLC0415
    from nightdesk.talk.models import Room  # noqa: PLC0415

    desk = Desk.objects.create(name="Harbour", slug="harbour")
    edition = Edition.objects.create(code="en", name="The Harbour Gazette", language="en")
    edition.sections.create(name="Harbour", slug="harbour", position=1, desk=desk)
    ida = Person.objects.create_user(EDITOR, PASSWORD, name="Ida", role=Role.EDITOR)
    ida.desks.set([desk])
    for email in READERS:
        name = email.partition("@")[0].title()
        reader = Person.objects.create_user(email, PASSWORD, name=name)
        display_names.take(reader, f"{name} of the quay")
    words = {"slug": "quay", "title": "On the quay", "trusts_newcomers": True}
    Room.objects.create(edition=edition, desk=desk, **words)
    lay_down_workflow()
    return Token.objects.issue(ida)


if __name__ == "__main__":
    sys.exit(main())
