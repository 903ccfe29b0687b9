"""A request is worked on when all of it is here: a slow sender holds nobody up."""

import asyncio
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest

from config import body
from config.body import Body, NotTaken, take_in


def sent(*pieces: bytes, ends: bool = True) -> Any:
    """What a server hands out: pieces, then either the end or nothing for ever."""
    waiting: Iterator[bytes] = iter(pieces)
    left = len(pieces)

    async def receive() -> dict[str, Any]:
        nonlocal left
        left -= 1
        if left < 0:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": next(waiting), "more_body": left > 0 or not ends}

    return receive


async def taken(receive: Any) -> bytes:
    with Body() as whole:
        await take_in(whole, receive)
        told = b""
        while True:
            message = await whole.receive()
            told += message["body"]
            if not message["more_body"]:
                return told


@pytest.mark.parametrize("pieces", [(b"",), (b"a", b"", b"bc"), tuple([b"x" * 50_000] * 6)])
def test_it_is_handed_on_as_it_came(pieces: tuple[bytes, ...]) -> None:
    assert asyncio.run(taken(sent(*pieces))) == b"".join(pieces)


def test_who_sends_nothing_more_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "PAUSE", 0.01)
    with pytest.raises(NotTaken) as refused:
        asyncio.run(taken(sent(b"a", ends=False)))
    assert refused.value.status == HTTPStatus.REQUEST_TIMEOUT


def test_what_is_too_large_is_refused_before_it_is_all_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(body, "LARGEST", 100)
    assert len(asyncio.run(taken(sent(b"x" * 100)))) == 100
    with pytest.raises(NotTaken) as refused:
        asyncio.run(taken(sent(b"x" * 60, b"x" * 60, ends=False)))
    assert refused.value.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_who_leaves_in_the_middle_is_not_worked_for() -> None:
    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    with pytest.raises(NotTaken):
        asyncio.run(taken(receive))
