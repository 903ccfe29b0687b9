"""The switch that freezes all talk at once. It is a file in the data folder, so it works when the database does not."""

from pathlib import Path

from django.conf import settings


def switch() -> Path:
    return Path(settings.DATA) / "talk-is-frozen"


def is_frozen() -> bool:
    """Whether nobody may write for now. Asked before anything else is."""
    return switch().exists()


def freeze(why: str = "") -> None:
    """Stop all writing by readers, in every process of the machine. `why` is for the log of operators."""
    switch().parent.mkdir(parents=True, exist_ok=True)
    switch().write_text(why)


def thaw() -> None:
    switch().unlink(missing_ok=True)
