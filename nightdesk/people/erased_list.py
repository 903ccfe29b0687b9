"""The list of the erased: kept beside the database, so that one restored from a backup is erased again.

A line is a digest of whom it was: their number and the instant they joined, which no other person shares
even when a restored database gives the number out once more. It names nobody to who has not the account.
"""

import hashlib
import os
from datetime import UTC
from pathlib import Path

from django.conf import settings

from nightdesk.lib.kept_files import confirm
from nightdesk.people.models import Person

NAME = "erased"


def file() -> Path:
    return Path(settings.DATA) / NAME


def note(person: Person) -> None:
    """Add the person, and wait until the disk has it. A second line for the same person does no harm."""
    is_new = not file().exists()
    handle = os.open(file(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(f"{digest(person)}\n")
        out.flush()
        os.fsync(out.fileno())
    if is_new:
        confirm(file().parent)


def noted() -> frozenset[str]:
    try:
        return frozenset(file().read_text().split())
    except FileNotFoundError:
        return frozenset()


def digest(person: Person) -> str:
    joined = person.joined_at.astimezone(UTC).isoformat()
    return hashlib.sha256(f"{person.pk} {joined}".encode()).hexdigest()
