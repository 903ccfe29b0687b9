"""One file, many writers: each waits its turn, and nobody is told of a lock."""

from pathlib import Path

from tests.promises.harness.writers import write_at_once

LARGEST_LOG = 64 * 1024 * 1024


def test_four_processes_write_at_once_and_nobody_is_turned_away(data: Path, token: str) -> None:
    figures = write_at_once(data, token, workers=4, writers=8, seconds=4)

    assert set(figures.statuses) == {200, 201}
    assert figures.verdict
    assert figures.verdict.is_clean, figures.verdict
    assert 0 < figures.largest_log < LARGEST_LOG
    assert len(figures.acks) > 8
