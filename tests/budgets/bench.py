"""bin/bench: what the paper costs on this machine: `python -m tests.budgets.bench`.

Prints a table, row by row, and judges nothing: a slow or busy machine is no fault of the code.
"""

import argparse
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.budgets.newsroom import Bench
from tests.budgets.rows import archive, chat, cold, fresh, pages, promises, readers, start, talk
from tests.budgets.table import load, progress, row, what_it_runs_on


@dataclass(frozen=True, slots=True)
class Family:
    """Rows that are measured together, by a name to ask for."""

    name: str
    told: str
    measure: Callable[[Bench], None]
    only_full: bool = False


FAMILIES = (
    Family("start", "start-up and idle memory", start.measure),
    Family("pages", "baked pages beside nginx", pages.measure),
    Family("cold", "cold bakes a second", cold.measure),
    Family("readers", "publish → open connections", readers.measure),
    Family("fresh", "edit → no surface stale", fresh.measure),
    Family("archive", "1,000 stories beside 100,000", archive.measure),
    Family("talk", "a discussion of 10,000 comments beside one of 50, and posts", talk.measure),
    Family("chat", "2,000 readers in one room, 50 messages a second", chat.measure),
    Family("promises", "every promise at its full figures", promises.measure, only_full=True),
)


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    what_it_runs_on()
    with tempfile.TemporaryDirectory(prefix="nightdesk-bench-") as folder:
        bench = Bench(Path(folder), options.seconds, options.full, options.minutes)
        for family in FAMILIES:
            if family.name in options.only if options.only else options.full >= family.only_full:
                measure(family, bench)
    row("load after", load())
    return 0


def measure(family: Family, bench: Bench) -> None:
    """A family that cannot be measured says so; the others are measured all the same."""
    progress(f"{family.name}: {family.told}")
    try:
        family.measure(bench)
    except Exception as error:  # noqa: BLE001 - whatever it was, it stands in the table
        traceback.print_exc()
        row(family.name, f"not measured: {type(error).__name__}")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="bin/bench", description="Measure the paper on this machine."
    )
    made.add_argument(
        "--seconds", type=int, default=5, help="how long a page is asked for (%(default)s)"
    )
    made.add_argument(
        "--only",
        action="append",
        metavar="NAME",
        choices=[family.name for family in FAMILIES],
        help=", ".join(f"{family.name}: {family.told}" for family in FAMILIES),
    )
    made.add_argument("--full", action="store_true", help="every promise at its full figures too")
    made.add_argument(
        "--minutes", type=float, default=30, help="with --full: the longest row (%(default)s)"
    )
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
