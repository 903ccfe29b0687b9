"""Settings of a test run: the real ones on a data folder of its own, and nothing taken from whoever runs it."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

DATABASE_FOR_TESTS = os.environ.get("NIGHTDESK_TEST_DATABASE_URL", "")
FOLDER = Path(tempfile.mkdtemp(prefix="nightdesk-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

# The address of the test database stays: the other processes of the run read it here too.
for name in [name for name in os.environ if name.startswith("NIGHTDESK_")]:
    if name != "NIGHTDESK_TEST_DATABASE_URL":
        del os.environ[name]
os.environ["NIGHTDESK_DATA"] = str(FOLDER)
if DATABASE_FOR_TESTS:
    os.environ["NIGHTDESK_DATABASE_URL"] = DATABASE_FOR_TESTS

# The settings under test are read after the environment is settled.
from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STORAGES  # noqa: E402

# Whitenoise looks for it; what tests serve comes from the sources.
(FOLDER / "static").mkdir()

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# Its own tests ask for it (tests/accounts/personal/test_second_factor_first.py).
SECOND_FACTOR = "nobody"

# Argon2 is slow on purpose; signing in a hundred times a run needs no protection.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Names of static files as they are written, so that no test run has to collect them first.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if not DATABASE_FOR_TESTS:
    # A file, as in production: in memory, two connections would not meet as two editors do.
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
    # Nothing of it is kept, so no test waits for the disk.
    pragmas = DATABASES["default"]["OPTIONS"]["init_command"]
    DATABASES["default"]["OPTIONS"]["init_command"] = pragmas.replace("=FULL", "=OFF")

# Readers of most tests are known to the house, and say much at once. Moderation's own tests say otherwise.
SCOPES = ("account", "address", "place", "house")
LIMITS = (*SCOPES, *(f"chat_{scope}" for scope in SCOPES))
TALK_AS_FOUNDED = {
    "approved_first": 0,
    "newcomer_days": 0,
    "rejected_share": 0,
    "repeats_within_hours": 0,
    "limits": dict.fromkeys(LIMITS, (0, 0, 0, 0)),
}
