"""Connections that dawdle, never end or say too much stop nobody else, and cost little."""

from pathlib import Path

from tests.promises.harness.siege import besiege

CONNECTIONS = 80
# Under it a page is answered at once; a machine that is busy with tests gets more.
PATIENTLY = 5.0


def test_pages_and_forms_are_answered_while_the_house_is_besieged(data: Path) -> None:
    figures = besiege(data, connections=CONNECTIONS, seconds=7)

    assert set(figures.statuses) == {200}
    assert figures.statuses[200] > 30
    assert max(figures.took) < PATIENTLY
    # Half a header is waited for five seconds, and headers without end not at all.
    assert figures.ended["half_open"] == figures.ended["flood"] == CONNECTIONS / 4
    assert figures.grown < 50
