"""Reading: what the stream asks of the database, each in one thread that is not the server's own."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

from django.db import connections

from nightdesk.events.models import Event, Stream
from nightdesk.stream import channels, frame
from nightdesk.stream.channels import Line
from nightdesk.stream.limits import HISTORY

P = ParamSpec("P")
R = TypeVar("R")


class Reader:
    """One thread with one connection to the database, however many readers listen.

    `ask` is how the thread has a question answered: here, or by another process, which has the connection then.
    """

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="stream")

    async def ask(self, question: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        asked = partial(self._ask, question, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._thread, asked)

    def close(self) -> None:
        self._thread.submit(connections.close_all)
        self._thread.shutdown(wait=True)


def heads(logs: Iterable[str]) -> dict[str, int]:
    """How far each stream of the log has come; one that nothing was told on yet has no row."""
    return dict(Stream.objects.filter(name__in=logs).values_list("name", "head"))


def news(log: str, after: int) -> list[Event]:
    """The events after this one, the oldest first: at most the newest that are remembered at all."""
    newest_first = Event.objects.on(log).filter(seq__gt=after).order_by("-seq")
    return list(newest_first[:HISTORY])[::-1]


def draw(line: Line, events: Sequence[Event]) -> list[bytes]:
    """The frames of these events for whoever follows the line."""
    fragments = channels.paint(line.kind, events)
    return [
        frame.of(event, fragment, stream=line.name, seq=number(line, event.seq))
        for event, fragment in zip(events, fragments, strict=True)
    ]


def number(line: Line, seq: int) -> int:
    """The number that an event of the log has on the line: a line about one subject counts its own."""
    if line.subject is None:
        return seq
    label, key = line.subject
    told = Event.objects.on(line.log).filter(subject_type=label, subject_id=key, seq__lte=seq)
    return told.count()
