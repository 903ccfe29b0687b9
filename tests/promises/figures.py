"""How much of a promise is put to the test: a little in every run, all of it when `bin/bench --full` says so."""

import os
from pathlib import Path

# Set by tests/promises/harness/inside.py, which also reads what was told.
SHARE = float(os.environ.get("PROMISES_SHARE", "0"))
TOLD = os.environ.get("PROMISES_TOLD", "")


def many(little: int, full: int) -> int:
    """How often to do it."""
    return max(little, round(full * SHARE))


def tell(sentence: str) -> None:
    """The figures, in words: what was done, and what came of it."""
    print(f"\n{sentence}")  # noqa: T201 - the figure is wanted
    if TOLD:
        with Path(TOLD).open("a") as file:
            file.write(f"{sentence}\n")
