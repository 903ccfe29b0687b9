"""A migrated, empty database, kept between runs: migrating anew takes longer than most tests.

It is kept under a digest of every migration and requirement, so that a change of either makes a new one.
`python -m tests.migrated` makes it where there is none, before the processes of a run would each make theirs.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

import django
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
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
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
    if connection.vendor == "sqlite" and not kept().exists():
        with django_db_blocker.unblock():
            keep()


def keep() -> None:
    """Keep the database as it is now, instead of all that were kept before."""
    database = kept()
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    draft = database.with_suffix(f".{os.getpid()}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(draft)])
    draft.replace(database)


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    if not kept().exists():
        connection.creation.create_test_db(verbosity=0, serialize=False)
        keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
