"""How many are here: a sample, over all processes of the machine, and no names."""

import asyncio
import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from nightdesk.stream import presence, present
from nightdesk.stream.endpoint import Endpoint
from tests.stream.notes import Notes
from tests.stream.server import elsewhere, listening, play, scope


@pytest.fixture
def folder(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DATA = tmp_path
    monkeypatch.setattr(presence, "FRESH", 0.0)
    return tmp_path / "present"


def another_process(folder: Path, told: str, *, seconds_ago: float = 0.0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "1.json"
    path.write_text(told)
    os.utime(path, (time.time() - seconds_ago,) * 2)
    return path


def test_those_who_listen_are_counted_over_all_processes(folder: Path) -> None:
    presence.tell({"room:a": 2, "room:b": 1})
    another_process(folder, '{"room:a": 40}')
    assert [present(log) for log in ("room:a", "room:b", "room:c")] == [42, 1, 0]
    presence.tell({})
    assert present("room:a") == 40


def test_a_process_that_was_killed_is_not_counted_for_long(folder: Path) -> None:
    dead = another_process(folder, '{"room:a": 40}', seconds_ago=60)
    assert (present("room:a"), dead.exists()) == (0, False)


def test_a_file_that_is_none_counts_nobody(folder: Path) -> None:
    another_process(folder, "half a li")
    assert present("room:a") == 0


def test_a_disk_that_takes_nothing_costs_the_figure_alone(folder: Path) -> None:
    folder.write_text("no folder")
    presence.tell({"room:a": 2})
    presence.tell({})
    assert present("room:a") == 0


def test_asking_again_within_a_second_reads_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = presence.Figures(folder)
    monkeypatch.setattr(presence, "FRESH", 60.0)
    assert figures.of("room:a") == 0
    another_process(folder, '{"room:a": 40}')
    assert figures.of("room:a") == 0


def test_only_the_fullest_streams_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "COUNTED", 1)
    presence.tell({"room:a": 1, "room:b": 2})
    assert (present("room:a"), present("room:b")) == (0, 2)


def test_open_connections_are_here_until_they_leave(notes: Notes, folder: Path) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with (
            listening(endpoint, scope("notes:a")) as one,
            listening(endpoint, scope("notes:a", "notes:b")) as two,
        ):
            for reader in (one, two):
                await reader.until(lambda heard: heard.cursor)
            assert endpoint._hub is not None
            await endpoint._hub._count()
            assert (present("notes:a"), present("notes:b")) == (2, 1)
        assert endpoint._hub._looking is not None
        await endpoint._hub._looking
        assert present("notes:a") == 0

    play(scenario)
    assert not list(folder.iterdir())


def test_who_comes_while_the_last_to_leave_is_written_down_is_told_what_happens(
    notes: Notes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser that opens a story in place follows more streams from then on: it leaves and comes at once."""
    is_written, may_go_on = threading.Event(), threading.Event()

    def tell(counts: Mapping[str, int]) -> None:
        if not counts:
            is_written.set()
            may_go_on.wait(10)

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as one:
            await one.until(lambda heard: heard.cursor)
            async with listening(endpoint, scope("notes:a")) as two:
                two.takes.clear()
                await asyncio.sleep(0.2)  # it has read where it begins, and is about to join
                one.leave()
                await asyncio.to_thread(is_written.wait, 10)
                two.takes.set()
                await two.until(lambda heard: heard.cursor)
                may_go_on.set()
                await asyncio.sleep(0.1)
                await elsewhere(notes.pin, "news")
                assert (await two.frames(1)).of("notes:a") == [1]

    monkeypatch.setattr(presence, "tell", tell)
    play(scenario)
