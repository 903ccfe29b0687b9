"""Bots that write as fast as they are answered leave one comment or message each at most, and no page waits."""

from pathlib import Path

from tests.promises.harness.bots import attack, p99

BOTS = 8
# A machine that is busy with tests gets more than readers would notice.
PATIENTLY = 2.0


def test_readers_see_next_to_nothing_of_bots_and_wait_for_none(data: Path, token: str) -> None:
    figures = attack(data, token, bots=BOTS, seconds=3)

    assert max(figures.shown.values(), default=0) <= 1
    assert figures.statuses[422] > figures.statuses[303]
    assert set(figures.statuses) == {303, 422}
    assert p99(figures.meanwhile) < PATIENTLY
