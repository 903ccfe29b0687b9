"""Listeners through a line that breaks: connections are reset at random, and the server dies now and then.

Every listener must end with exactly what the database says was told, in order, nothing twice.
"""

import asyncio
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from tests.listening import EventSource
from tests.promises.harness.publisher import Desk
from tests.promises.harness.server import PATIENCE, Server
from tests.stream.cutting import Asked, CuttingProxy, listen

WIRE = "wire:en"
OF_A_FRAME = 1_500  # bytes, about
BREAKS = 8  # of each listener's line, on average
LONGEST = 3_600


class Brief(EventSource):
    """A listener who remembers only which events were told: there are thousands of them."""

    def _dispatch(self) -> None:
        super()._dispatch()
        if self.frames:
            self.frames[-1].data = {
                name: self.frames[-1].data[name] for name in ("stream", "seq", "kind")
            }


@dataclass
class Figures:
    """`wrong` are listeners who ended with something else than the database says: how it differs."""

    listeners: int = 0
    events: int = 0
    cuts: int = 0
    kills: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def deliveries(self) -> int:
        return self.listeners * self.events


def listen_through_breaks(
    data: Path, token: str, *, listeners: int, events: int, kills: int, seed: int
) -> Figures:
    """So many listen while so many items are published and the server is killed so many times."""
    chance = random.Random(seed)
    figures = Figures(listeners, events)
    with Server(data) as server:
        after = page_cursor(server)
        proxy = CuttingProxy(server.port, seed=seed, longest=2 * events * OF_A_FRAME // BREAKS)
        everyone = [Brief() for _ in range(listeners)]
        deaths = set(chance.sample(range(1, events), kills))

        async def scenario() -> None:
            async with proxy.open() as port, asyncio.timeout(LONGEST):
                asked = [
                    Asked(WIRE, after, events, address_of(number), 0.05 + listeners / 500)
                    for number in range(listeners)
                ]
                listening = [
                    asyncio.ensure_future(listen(port, heard, one))
                    for heard, one in zip(everyone, asked, strict=True)
                ]
                await asyncio.to_thread(publish_and_kill, Desk(server, token), events, deaths)
                await asyncio.gather(*listening)

        asyncio.run(scenario())
        figures.cuts, figures.kills = proxy.cuts, len(deaths)
        truth = told_by_the_database(server)
        figures.wrong = [why for heard in everyone if (why := difference(heard, truth))]
    return figures


def address_of(number: int) -> str:
    """A reader's own address, as the proxy in front tells it."""
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def page_cursor(server: Server) -> str:
    """The cursor that the page of the wire was drawn at."""
    _, page = server.get("/en/wire/")
    return page.partition('data-cursor="')[2].partition('"')[0]


def publish_and_kill(desk: Desk, events: int, deaths: set[int]) -> None:
    for number in range(events):
        publish(desk, f"n{number}", dies=number in deaths)


def publish(desk: Desk, name: str, *, dies: bool = False) -> None:
    """Until it is acknowledged; if the server dies, then while it is at it or just after."""
    until = time.monotonic() + PATIENCE * 2
    while True:
        with suppress(OSError, HTTPException):
            if desk.publish(name)[1] is not None:
                break
        if time.monotonic() > until:
            raise AssertionError(desk.server.log())
        time.sleep(0.05)
    if dies:
        desk.server.kill_all()
        desk.server.start()


def told_by_the_database(server: Server) -> list[tuple[int, str]]:
    database = server.database()
    try:
        return database.execute(
            "SELECT seq, kind FROM events_event JOIN events_stream ON stream_id = events_stream.id "
            "WHERE name = ? ORDER BY seq",
            [WIRE],
        ).fetchall()
    finally:
        database.close()


def difference(heard: Brief, truth: list[tuple[int, str]]) -> str:
    told = [(frame.data["seq"], frame.data["kind"]) for frame in heard.frames]
    if told == truth:
        return ""
    lost, doubled = set(truth) - set(told), len(told) - len(set(told))
    return f"{len(lost)} lost, {doubled} doubled, {sum(kind == 'reset' for _, kind in told)} resets"
