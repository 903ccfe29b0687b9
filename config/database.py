"""The database, as Django wants it told: SQLite in the data folder, or PostgreSQL by its address."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# FULL: a power cut loses no acknowledged row (NORMAL lost every one of them when we tried).
PRAGMAS = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
PRAGMA foreign_keys=ON;
PRAGMA journal_size_limit=67108864;
"""


def database(address: str, data: Path) -> dict[str, Any]:
    """Django's DATABASES["default"]. Refuses, with a sentence, an address it cannot read."""
    if not address:
        return sqlite(data / "nightdesk.sqlite3")
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        sentence = (
            f"NIGHTDESK_DATABASE_URL begins with {parts.scheme}://; postgres:// is what we speak."
        )
        raise ValueError(sentence)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "nightdesk.lib.sqlite",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A write transaction takes its turn at the start, so it never fails half-way with «locked».
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": PRAGMAS,
        },
    }
