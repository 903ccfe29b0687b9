import asyncio

import pytest
from django.db import OperationalError
from django.test import Client

from nightdesk.stream import connection, hub, limits, reading
from nightdesk.stream.endpoint import Endpoint
from tests.stream.notes import Notes
from tests.stream.server import elsewhere, listening, play, scope


def test_who_listens_is_told_what_happens_in_order(notes: Notes) -> None:
    notes.pin("before")

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as reader:
            await reader.until(lambda heard: heard.cursor)
            for text in ("one", "two", "three"):
                await elsewhere(notes.pin, text)
            heard = await reader.frames(3)
        assert heard.places() == [("notes:a", 2), ("notes:a", 3), ("notes:a", 4)]
        assert [frame.data["html"] for frame in heard.frames] == [
            "<p>note one</p>",
            "<p>note two</p>",
            "<p>note three</p>",
        ]
        assert {frame.operation for frame in heard.frames} == {"prepend"}
        assert {frame.data["kind"] for frame in heard.frames} == {"note.pinned"}

    play(scenario)


def test_a_stream_is_never_stored_and_never_held_back_by_a_proxy(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as reader:
            heard = await reader.until(lambda heard: heard.cursor)
        assert reader.status == 200
        assert reader.headers == {
            b"content-type": b"text/event-stream; charset=utf-8",
            b"cache-control": b"no-store",
            b"x-accel-buffering": b"no",
            b"x-content-type-options": b"nosniff",
        }
        assert 1_000 <= heard.retries[0] <= 10_000

    play(scenario)


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("notes:c",),
        ("notes:c", "note:nobody wrote it"),
        ("desk:en",),
        ("note:nobody wrote it",),
        ("notes:a" * 100,),
        tuple(f"notes:{letter}" for letter in "abababababab"),
        ("",),
    ],
)
def test_what_is_no_public_stream_is_not_found(notes: Notes, names: tuple[str, ...]) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope(*names)) as reader:
            await reader.is_over.wait()
        assert reader.status == 404

    play(scenario)


def test_a_name_that_is_none_begins_anew_and_costs_the_others_nothing(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a", "notes:c")) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(notes.pin, "one")
            heard = await reader.frames(2)
        told = [(one.operation, one.data["stream"], one.data["seq"]) for one in heard.frames]
        assert told == [("reset", "notes:c", 0), ("prepend", "notes:a", 1)]

    play(scenario)


def test_only_get_is_answered(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a") | {"method": "POST"}) as reader:
            await reader.is_over.wait()
        assert (reader.status, reader.headers[b"allow"]) == (405, b"GET")

    play(scenario)


def test_several_streams_come_over_one_connection_and_resume_by_one_cursor(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        asked = scope("notes:a", "notes:b")
        async with listening(endpoint, asked) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(notes.pin, "one", "notes:a")
            await elsewhere(notes.pin, "two", "notes:b")
            heard = await reader.frames(2)
        assert heard.places() == [("notes:a", 1), ("notes:b", 1)]
        await elsewhere(notes.pin, "three", "notes:b")
        await elsewhere(notes.pin, "four", "notes:a")
        resumed = scope("notes:a", "notes:b", headers=[(b"last-event-id", heard.cursor.encode())])
        async with listening(endpoint, resumed) as reader:
            again = await reader.frames(2)
        assert sorted(again.places()) == [("notes:a", 2), ("notes:b", 2)]

    play(scenario)


def test_a_line_about_one_subject_counts_its_own(notes: Notes) -> None:
    note = notes.note("mine")
    notes.pin("other")
    notes.pin(note)

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a", "note:mine")) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(notes.pin, "another")
            await elsewhere(notes.pin, note)
            heard = await reader.frames(3)
        assert heard.places() == [("notes:a", 3), ("notes:a", 4), ("note:mine", 2)]
        # A break between the two frames of one event loses neither.
        assert heard.frames[0].cursor == heard.frames[1].cursor != heard.frames[2].cursor

    play(scenario)


def test_an_address_has_a_hundred_connections_and_no_more(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CONNECTIONS_AN_ADDRESS", 2)

    async def scenario(endpoint: Endpoint) -> None:
        async with (
            listening(endpoint, scope("notes:a")) as one,
            listening(endpoint, scope("notes:a")) as two,
        ):
            await one.until(lambda heard: heard.cursor)
            await two.until(lambda heard: heard.cursor)
            async with listening(endpoint, scope("notes:a")) as refused:
                await refused.is_over.wait()
            assert refused.status == 503
            assert 10 <= int(refused.headers[b"retry-after"]) <= 30
            elsewhere = scope("notes:a") | {"client": ("192.0.2.8", 40_000)}
            async with listening(endpoint, elsewhere) as other:
                await other.until(lambda heard: heard.cursor)
            assert other.status == 200
        async with listening(endpoint, scope("notes:a")) as later:
            await later.until(lambda heard: heard.cursor)
        assert (endpoint.doors.open, endpoint.doors.open_from) == (0, {})

    play(scenario)


def test_a_full_house_says_when_to_come_again(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CONNECTIONS", 0)

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as refused:
            await refused.is_over.wait()
        assert refused.status == 503

    play(scenario)


def test_a_silent_stream_beats(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HEARTBEAT", (0.01, 0.02))

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as reader:
            heard = await reader.until(lambda heard: heard.comments > 2)
        assert heard.frames == []

    play(scenario)


def test_a_connection_ends_after_a_while_and_says_to_come_back_at_once(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "ROTATION", (0.01, 0.02))

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as reader:
            await reader.is_over.wait()
        assert 50 <= reader.heard.retries[-1] <= 500

    play(scenario)


def test_who_does_not_take_their_bytes_is_dropped_and_resumes(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BLOCKED", 0.05)

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as slow:
            heard = await slow.until(lambda heard: heard.cursor)
            slow.takes.clear()
            await elsewhere(notes.pin, "one")
            await endpoint._nobody.wait()
        resumed = scope("notes:a", after=heard.cursor)
        async with listening(endpoint, resumed) as reader:
            again = await reader.frames(1)
        assert again.of("notes:a") == [1]

    play(scenario)


def test_a_server_that_stops_lets_everyone_go_and_nobody_in(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as reader:
            await reader.until(lambda heard: heard.cursor)
            async with asyncio.timeout(5):
                await endpoint.close()
            await reader.is_over.wait()
        async with listening(endpoint, scope("notes:a")) as late:
            await late.is_over.wait()
        assert late.status == 503

    play(scenario)


def test_bytes_are_drawn_once_for_all(notes: Notes) -> None:
    async def scenario(endpoint: Endpoint) -> None:
        asked = scope("notes:a")
        async with listening(endpoint, asked) as one, listening(endpoint, asked) as two:
            await one.until(lambda heard: heard.cursor)
            await two.until(lambda heard: heard.cursor)
            await elsewhere(notes.pin, "one")
            await one.frames(1)
            await two.frames(1)
            assert one.heard.frames == two.heard.frames
        async with listening(endpoint, scope("notes:a", after=one.heard.cursor)) as third:
            await third.until(lambda heard: heard.cursor)
        assert notes.drawn == [1]

    play(scenario)


def test_a_database_that_is_away_for_a_moment_ends_no_stream(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "LOOK_ANYWAY", 0.02)
    failures = iter([True, True])
    ask = reading.heads

    def away(logs: list[str]) -> dict[str, int]:
        if next(failures, False):
            raise OperationalError("The database is away.")
        return ask(logs)

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as reader:
            await reader.until(lambda heard: heard.cursor)
            monkeypatch.setattr(reading, "heads", away)
            await elsewhere(notes.pin, "one")
            heard = await reader.frames(1)
        assert heard.of("notes:a") == [1]

    play(scenario)
    assert next(failures, None) is None


def test_names_are_not_kept_without_end(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "MOST_NAMES", 1)

    async def scenario(endpoint: Endpoint) -> None:
        for name in ("notes:a", "notes:b", "notes:a"):
            async with listening(endpoint, scope(name)) as reader:
                await reader.until(lambda heard: heard.cursor)
            assert reader.status == 200
        assert endpoint._hub is not None
        assert set(endpoint._hub._names) == {"notes:a"}

    play(scenario)


def test_who_fell_far_behind_what_is_remembered_begins_anew(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "HISTORY", 2)

    async def scenario(endpoint: Endpoint) -> None:
        async with listening(endpoint, scope("notes:a")) as reader:
            await reader.until(lambda heard: heard.cursor)
            await elsewhere(notes.pin_together, "one", "two", "three", "four")
            heard = await reader.frames(1)
        assert [(one.operation, one.data["seq"]) for one in heard.frames] == [("reset", 4)]

    play(scenario)


def test_where_django_serves_alone_browsers_are_told_not_to_ask_again() -> None:
    response = Client().get("/stream/?on=wire:en")
    assert (response.status_code, response["Cache-Control"]) == (204, "no-store")
