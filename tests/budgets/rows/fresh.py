"""Publish → no surface stale: every page, feed and list, in every encoding, after each edit."""

import time

from tests.budgets.newsroom import Bench, served
from tests.budgets.table import milliseconds, progress, row
from tests.promises.harness.founding import TOKEN
from tests.promises.harness.freshness import Reader, edit_again_and_again

STORIES = 1_000
EDITS, EDITS_IN_FULL = 20, 10_000
EACH = 100


def measure(bench: Bench) -> None:
    edits = EDITS_IN_FULL if bench.is_full else EDITS
    until = time.monotonic() + bench.minutes * 60
    with served(bench.copy(bench.archive(STORIES)), "--no-demo") as server:
        reader = Reader(server.port, (bench.founded / TOKEN).read_text())
        figures = edit_again_and_again(reader, edits=edits, until=until, say=say)
    row(
        "edit → every surface seen to be fresh",
        f"{milliseconds(figures.took)}, of {figures.edits:,} edits and {figures.asked:,} answers",
        "1 s",
    )
    row("answers with the old text", f"{figures.stale:,}")
    row("… asked for over a second later", f"{len(figures.too_late):,}", "0")
    for told in figures.too_late[:5]:
        progress(told)


def say(edits: int) -> None:
    if not edits % EACH:
        progress(f"{edits:,} edits")
