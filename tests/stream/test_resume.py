"""A reader who comes back is told exactly what they missed, or that it is not to be had."""

import asyncio
import random
import string
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.events.models import Event, Stream
from nightdesk.stream import cursor, memory
from nightdesk.stream.cursor import START, Place
from nightdesk.stream.endpoint import Endpoint
from tests.listening import EventSource
from tests.stream.notes import Notes
from tests.stream.server import elsewhere, listening, play, scope

BOARD = "notes:a"


def coming_back(text: str, *, until: int, header: bool = True) -> EventSource:
    """What somebody with this cursor is told until they have heard so many frames."""
    heard = EventSource()

    async def scenario(endpoint: Endpoint) -> None:
        nonlocal heard
        if header:
            asked = scope(BOARD, headers=[(b"last-event-id", text.encode("latin-1", "replace"))])
        else:
            asked = scope(BOARD, after=text)
        async with listening(endpoint, asked) as reader:
            heard = await reader.frames(until)

    play(scenario)
    return heard


def place_at(seq: int) -> Place:
    return cursor.place_of(Event.objects.on(BOARD).get(seq=seq)) if seq else START


@pytest.fixture
def five(notes: Notes) -> Notes:
    for number in range(5):
        notes.pin(f"{number}")
    return notes


@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("seq", [0, 1, 4])
def test_what_was_missed_is_told_in_order(five: Notes, seq: int, header: bool) -> None:
    text = cursor.write({BOARD: place_at(seq)})
    heard = coming_back(text, until=5 - seq, header=header)
    assert heard.of(BOARD) == list(range(seq + 1, 6))
    assert heard.cursor == cursor.here(BOARD)


def test_each_id_is_a_cursor_to_come_back_with(five: Notes) -> None:
    heard = coming_back(cursor.write({BOARD: START}), until=5)
    for seen, frame in enumerate(heard.frames, 1):
        if seen < 5:
            assert coming_back(frame.cursor, until=5 - seen).of(BOARD) == list(range(seen + 1, 6))


def restored(five: Notes) -> str:
    """The database went back to an earlier copy, and went on otherwise."""
    text = cursor.here(BOARD)
    Event.objects.on(BOARD).filter(seq=5).delete()
    Stream.objects.filter(name=BOARD).update(head=4)
    five.pin("another future")
    return text


def from_elsewhere(five: Notes) -> str:
    text = cursor.here(BOARD)
    for event in Event.objects.on(BOARD):
        Event.objects.filter(pk=event.pk).update(at=event.at + timedelta(seconds=1))
    return text


def from_the_future(five: Notes) -> str:
    return cursor.write({BOARD: Place(6, b"future")})


def too_old(five: Notes) -> str:
    return cursor.write({BOARD: place_at(1)})


def of_another_stream(five: Notes) -> str:
    return cursor.write({"notes:b": START})


def sealed_by_others(five: Notes) -> str:
    text = cursor.here(BOARD)
    return ("A" if text[0] != "A" else "B") + text[1:]


STRANGE = [restored, from_elsewhere, from_the_future, of_another_stream, sealed_by_others]


@pytest.mark.parametrize("strange", STRANGE)
def test_a_cursor_that_is_not_of_this_line_begins_anew(five: Notes, strange: object) -> None:
    text = strange(five)  # type: ignore[operator]
    heard = coming_back(text, until=1)
    assert [(one.operation, one.data["seq"]) for one in heard.frames] == [("reset", 5)]
    assert heard.cursor == cursor.here(BOARD)


def test_who_was_away_too_long_begins_anew(five: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory.Memory.__init__, "__defaults__", (3,))
    assert [one.operation for one in coming_back(too_old(five), until=1).frames] == ["reset"]
    assert coming_back(cursor.write({BOARD: place_at(3)}), until=2).of(BOARD) == [4, 5]


@pytest.mark.parametrize("text", ["garbage", "=" * 40, "é" * 10, "A" * 10_000_000])
def test_garbage_begins_anew(five: Notes, text: str) -> None:
    assert [one.operation for one in coming_back(text, until=1).frames] == ["reset"]


@given(st.text(max_size=600))
def test_no_text_is_a_cursor_but_ours(text: str) -> None:
    assert cursor.read(text, [BOARD]) == {}


@given(st.dictionaries(st.text(max_size=20), st.integers(0, 2**63), max_size=8))
def test_a_cursor_is_read_as_it_was_written(seqs: dict[str, int]) -> None:
    places = {log: Place(seq, b"a mark") for log, seq in seqs.items()}
    assert cursor.read(cursor.write(places), list(places)) == places


@given(st.data())
def test_a_cursor_with_any_sign_changed_is_refused(data: st.DataObject) -> None:
    text = cursor.write({BOARD: Place(41, b"a mark")})
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from(string.ascii_letters + string.digits))
    changed = text[:at] + sign + text[at + 1 :]
    read = cursor.read(changed, [BOARD])
    assert read in ({}, cursor.read(text, [BOARD]))


def test_what_was_hidden_since_is_never_told_again(five: Notes) -> None:
    note = Stream.objects.get(name="note 1")

    async def scenario(endpoint: Endpoint) -> None:
        at_start = scope(BOARD, after=cursor.write({BOARD: START}))
        async with listening(endpoint, at_start) as reader:
            heard = await reader.frames(5)
            told = heard.frames[1]
            five.hidden.add(note.pk)
            await elsewhere(five.pin, note)
            heard = await reader.frames(6)
            assert (heard.frames[5].operation, heard.frames[5].data["html"]) == ("remove", "")
            assert "note 1" in told.data["html"]
        async with listening(endpoint, at_start) as reader:
            again = await reader.frames(6)
        assert [one.operation for one in again.frames if "note 1" in one.data["html"]] == []
        assert again.of(BOARD) == [1, 2, 3, 4, 5, 6]

    play(scenario)


def test_a_page_drawn_before_an_act_and_connected_after_it_misses_nothing(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        for number in range(20):
            drawn_at = await elsewhere(cursor.here, BOARD)
            await elsewhere(notes.pin, f"{number}")
            async with listening(endpoint, scope(BOARD, after=drawn_at)) as reader:
                heard = await reader.frames(1)
            assert heard.of(BOARD) == [number + 1]

    play(scenario)


def test_two_pages_share_a_connection_and_the_earlier_one_is_not_forgotten(five: Notes) -> None:
    pages = [cursor.write({BOARD: place_at(4)}), cursor.write({BOARD: place_at(2)})]

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope(BOARD, after=pages)) as reader:
            heard = await reader.frames(3)
        assert heard.of(BOARD) == [3, 4, 5]

    play(scenario)


def test_a_database_restored_under_open_connections_resets_them(five: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope(BOARD)) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(go_back)
            heard = await reader.frames(1)
            assert [(one.operation, one.data["seq"]) for one in heard.frames] == [("reset", 3)]
            await elsewhere(five.pin, "onward")
            heard = await reader.frames(2)
        assert heard.frames[1].place == (BOARD, 4)

    play(scenario)


def go_back() -> None:
    Event.objects.on(BOARD).filter(seq__gt=3).delete()
    Stream.objects.filter(name=BOARD).update(head=3)


def test_many_readers_who_break_off_at_random_end_with_the_whole_line(notes: Notes) -> None:
    chance = random.Random(7)
    last = 60

    async def stubborn(endpoint: Endpoint, heard: EventSource) -> None:
        while not heard.of(BOARD) or heard.of(BOARD)[-1] != last:
            asked = scope(BOARD, after=heard.cursor or cursor.write({BOARD: START}))
            enough = min(len(heard.frames) + chance.randint(1, 20), last)
            async with listening(endpoint, asked) as reader:
                reader.heard = heard
                await reader.frames(enough)
            heard.broken()

    async def scenario(endpoint: Endpoint) -> None:
        everyone = [EventSource() for _ in range(30)]
        reading = [asyncio.ensure_future(stubborn(endpoint, heard)) for heard in everyone]
        for number in range(last):
            await elsewhere(notes.pin, f"{number}")
        async with asyncio.timeout(30):
            await asyncio.gather(*reading)
        assert [heard.of(BOARD) for heard in everyone] == [list(range(1, last + 1))] * 30

    play(scenario)
