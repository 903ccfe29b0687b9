"""Races: a story is published while a page is fetched, or between the page and its connection; nobody misses it."""

import asyncio
import random
from dataclasses import dataclass, field
from pathlib import Path

from tests.listening import EventSource
from tests.promises.harness.publisher import Desk
from tests.promises.harness.server import PATIENCE, Server
from tests.stream.cutting import Asked, listen

PAGES = ("/en/", "/en/harbour/", "/en/wire/")
APART = 0.04


@dataclass
class Figures:
    """Where the reader found each story: on the page they had, or on the stream they opened with its cursor."""

    on_the_page: int = 0
    on_the_stream: int = 0
    missed: list[str] = field(default_factory=list)


def race(data: Path, token: str, *, races: int, seed: int) -> Figures:
    """So many stories, each published at a random moment around the fetch of a page and its connection."""
    chance = random.Random(seed)
    figures = Figures()
    with Server(data) as server:
        desk = Desk(server, token)

        async def scenario() -> None:
            for number in range(races):
                name, path = f"r{number}", chance.choice(PAGES)
                waits = chance.uniform(0, APART), chance.uniform(0, APART), chance.uniform(0, APART)
                publishing = asyncio.ensure_future(publish(desk, name, waits[0]))
                await asyncio.sleep(waits[1])
                page = (await asyncio.to_thread(server.get, path))[1]
                await asyncio.sleep(waits[2])
                await look(server.port, page, name, figures)
                await publishing

        asyncio.run(scenario())
    return figures


async def publish(desk: Desk, name: str, wait: float) -> None:
    await asyncio.sleep(wait)
    _, ack = await asyncio.to_thread(desk.publish, name)
    assert ack is not None


async def look(port: int, page: str, name: str, figures: Figures) -> None:
    """On the page, or on the stream from the page's cursor on."""
    if f"Ferry {name} is late" in page:
        figures.on_the_page += 1
        return
    cursor = page.partition('data-cursor="')[2].partition('"')[0]
    heard = EventSource()
    try:
        async with asyncio.timeout(PATIENCE):
            await listen(port, heard, Asked("wire:en", cursor, 1))
    except TimeoutError:
        figures.missed.append(name)
        return
    [frame] = heard.frames[:1]
    if f"Ferry {name} is late" in frame.data["html"]:
        figures.on_the_stream += 1
    else:
        figures.missed.append(f"{name}: {frame.operation}")
