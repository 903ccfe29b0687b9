"""A crowd is told a few times a second, of everything, in order; and the same bytes serve everybody."""

import asyncio
import time

import pytest

from nightdesk.stream import channels, connection, cursor, hub, step
from nightdesk.stream.audience import Audience
from nightdesk.stream.channels import Channel, Line
from nightdesk.stream.cursor import START
from nightdesk.stream.endpoint import Endpoint
from nightdesk.stream.ringing import Ringer
from nightdesk.stream.step import Step, Steps
from tests.stream.notes import Notes
from tests.stream.server import elsewhere, listening, play, scope

CROWD = "notes:c"


@pytest.fixture
def crowd(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> Notes:
    """A board that a crowd stands before is told of five times a second; `patient:` once in ten seconds."""
    boards = {"crowd": 5.0, "patient": 0.1}
    for kind, at_most in boards.items():
        channel = Channel(notes.find_crowd, notes.paint, at_most)
        monkeypatch.setitem(channels._channels, kind, channel)
    return notes


def test_a_crowd_is_told_everything_in_order_in_a_few_writes(crowd: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("crowd:c")) as reader:
            await reader.until(lambda heard: heard.cursor)
            begin, before = time.monotonic(), len(reader.writes)
            for number in range(20):
                await elsewhere(crowd.pin, f"{number}", CROWD)
            heard = await reader.frames(20)
            took, writes = time.monotonic() - begin, len(reader.writes) - before
        assert heard.of("crowd:c") == list(range(1, 21))
        assert writes <= 1 + took / 0.2
        assert heard.cursor == await elsewhere(cursor.here, CROWD)

    play(scenario)


def test_a_crowd_that_waits_for_its_turn_holds_up_nothing_else(crowd: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("patient:c", "notes:a")) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(crowd.pin, "at once", CROWD)
            await reader.frames(1)
            await elsewhere(crowd.pin, "later", CROWD)
            await elsewhere(crowd.pin, "news", "notes:a")
            heard = await reader.frames(2)
        assert heard.places() == [("patient:c", 1), ("notes:a", 1)]
        async with listening(endpoint, scope("patient:c", after=heard.cursor)) as back:
            heard = await back.frames(1)
        assert heard.of("patient:c") == [2]

    play(scenario)


def test_who_follows_the_same_stream_otherwise_is_not_held_up_by_a_crowd(crowd: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("patient:c", "crowd:c")) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(crowd.pin, "one", CROWD)
            await elsewhere(crowd.pin, "two", CROWD)
            heard = await reader.frames(4)
        assert heard.of("patient:c") == heard.of("crowd:c") == [1, 2]

    play(scenario)


def test_a_page_drawn_while_a_crowd_waits_begins_where_it_was_drawn(crowd: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("crowd:c")) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(crowd.pin, "one", CROWD)
            await reader.frames(1)
            await elsewhere(crowd.pin, "two", CROWD)
            drawn_at = await elsewhere(cursor.here, CROWD)
            async with listening(endpoint, scope("crowd:c", after=drawn_at)) as newcomer:
                await newcomer.until(lambda heard: heard.cursor)
                await elsewhere(crowd.pin, "three", CROWD)
                heard = await newcomer.frames(1)
            await reader.frames(3)
        assert [(one.operation, one.data["seq"]) for one in heard.frames] == [("prepend", 3)]

    play(scenario)


def test_what_is_told_together_is_drawn_in_one_go(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(notes.pin_together, *map(str, range(50)))
            await reader.frames(50)
        assert (notes.asks, notes.drawn) == (1, list(range(1, 51)))

    play(scenario)


def test_who_stands_at_the_same_places_is_given_the_same_bytes(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        asked = scope("notes:a", "notes:b")
        async with listening(endpoint, asked) as one, listening(endpoint, asked) as two:
            for reader in (one, two):
                await reader.until(lambda heard: heard.cursor)
            await elsewhere(notes.pin, "one")
            for reader in (one, two):
                await reader.frames(1)
            assert one.writes[-1] is two.writes[-1]

    play(scenario)


def test_a_line_with_nothing_to_tell_for_long_is_told_what_comes_after(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BATCH", 2)
    for number in range(5):
        notes.pin(f"{number}")
    mine = notes.note("mine")
    notes.pin(mine)

    async def scenario(endpoint: Endpoint) -> None:
        asked = scope("note:mine", after=cursor.write({"notes:a": START}))
        async with listening(endpoint, asked) as reader, asyncio.timeout(5):
            heard = await reader.frames(1)
        assert heard.of("note:mine") == [1]

    play(scenario)


def test_what_nobody_listens_to_is_dropped_when_it_is_too_much(
    crowd: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "UNHEARD", 1)

    async def scenario(endpoint: Endpoint) -> None:
        for name in ("notes:a", "notes:b", "crowd:c"):
            async with listening(endpoint, scope(name)) as reader:
                await reader.until(lambda heard: heard.cursor)
        assert endpoint._hub is not None
        assert list(endpoint._hub.memories) == [CROWD]

    play(scenario)


def test_steps_are_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "STEPS", 10)
    steps = Steps()
    for key in ("a", "b", "c"):
        steps.keep((key,), Step(b"1234", {}))
    assert [steps.get((key,)) is None for key in ("a", "b", "c")] == [True, True, False]


class Sleeper:
    """A listener who counts how often it was woken."""

    lines = (Line("notes:a", log="notes:a"),)

    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1


def test_who_is_rung_for_twice_is_woken_once_and_who_left_never(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ringer, sleepers = Ringer(), [Sleeper() for _one in range(200)]

    async def scenario() -> None:
        ringer.ring(sleepers)
        ringer.ring(sleepers[:100])
        ringer.forget(sleepers[7])
        assert ringer._ringing is not None
        await ringer._ringing
        await ringer.close()

    asyncio.run(scenario())
    assert [one.woken for one in sleepers] == [1] * 7 + [0] + [1] * 192


def test_an_audience_is_counted_by_stream_and_nobody_is_left_when_all_left(notes: Notes) -> None:
    audience, sleepers = Audience(), [Sleeper(), Sleeper()]
    for one in sleepers:
        audience.join(one)
    assert (audience.counts(), list(audience.of("notes:a"))) == ({"notes:a": 2}, sleepers)
    for one in sleepers:
        audience.leave(one)
    assert (audience.counts(), audience.count("notes:a"), len(audience)) == ({}, 0, 0)
    assert (audience.lines("notes:a"), audience.pause("notes:a")) == ((), 0.0)
