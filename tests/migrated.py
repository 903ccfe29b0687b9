"""A migrated, empty database, kept between runs: migrating anew takes longer than most tests.

It is kept under a digest of every migration and requirement, so that a change of either makes a new one.
"""

import hashlib
import os
import shutil
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

HERE = Path(__file__).resolve().parent.parent
KEPT = HERE / ".pytest_cache" / "migrated"


def kept() -> Path:
    """Where the database for today's migrations is, or would be."""
    seen = hashlib.sha256((HERE / "requirements" / "run.txt").read_bytes())
    for migration in sorted(HERE.glob("nightdesk/**/migrations/*.py")):
        seen.update(migration.read_bytes())
    return KEPT / f"{seen.hexdigest()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Begin with the kept database where there is one. The run's own copy is deleted all the same."""
    if connection.vendor != "sqlite":
        return False
    database = kept()
    if database.exists():
        shutil.copyfile(database, connection.settings_dict["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Keep a database that had to be migrated, before any test writes into it."""
    database = kept()
    if connection.vendor == "sqlite" and not database.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob("*.sqlite3"):
            old.unlink(missing_ok=True)
        draft = database.with_suffix(f".{os.getpid()}")
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(draft)])
        draft.replace(database)
