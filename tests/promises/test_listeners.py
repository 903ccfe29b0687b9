"""Whoever listens through a line that breaks ends with exactly what was told (10⁶ deliveries by bin/bench --full)."""

from pathlib import Path

from tests.promises.harness.listeners import listen_through_breaks
from tests.promises.harness.races import race

LISTENERS, EVENTS, KILLS, RACES = 60, 50, 2, 30


def test_nothing_is_lost_or_doubled_though_lines_break_and_the_server_dies(
    data: Path, token: str
) -> None:
    figures = listen_through_breaks(
        data, token, listeners=LISTENERS, events=EVENTS, kills=KILLS, seed=5
    )

    assert figures.wrong == []
    assert (figures.deliveries, figures.kills) == (3_000, KILLS)
    assert figures.cuts > LISTENERS


def test_nothing_is_missed_between_a_page_and_its_connection(data: Path, token: str) -> None:
    figures = race(data, token, races=RACES, seed=6)

    assert figures.missed == []
    assert figures.on_the_page + figures.on_the_stream == RACES
    assert figures.on_the_stream > RACES / 4
