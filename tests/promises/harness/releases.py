"""The release clock on the real server: embargoes of many stories end while several processes look at them."""

import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path

from tests.promises.harness.oracle import Verdict, judge, judge_surfaces
from tests.promises.harness.publisher import Ack, Desk
from tests.promises.harness.server import PATIENCE, Server

AHEAD = 1.0
AROUND = 0.05


@dataclass
class Figures:
    """`lateness`: seconds from the hour to the first answer with the story. Below zero would be early."""

    lateness: list[float] = field(default_factory=list)
    published: list[Ack] = field(default_factory=list)
    verdict: Verdict | None = None

    @property
    def p99(self) -> float:
        return sorted(self.lateness)[int(len(self.lateness) * 0.99)]


@dataclass(frozen=True, slots=True)
class Awaited:
    """A story under embargo, and its hour in seconds since the epoch."""

    ack: Ack
    hour: float


def release_many(
    data: Path, token: str, *, stories: int, every: float, workers: int = 2
) -> Figures:
    """Let the embargoes of so many stories end one after the other, `every` so many seconds."""
    figures = Figures()
    with Server(data, workers=workers) as server:
        desk = Desk(server, token)
        first = time.time() + AHEAD + stories * 0.1
        waiting = [
            put_under_embargo(desk, f"r{number}", first + number * every)
            for number in range(stories)
        ]
        watch(server, waiting, figures)
        close(desk, figures)
    return figures


def kill_around_the_hour(data: Path, token: str, *, kills: int, seed: int) -> Figures:
    """Kill everything within 50 ms of the hour, before or after, and start again."""
    chance = random.Random(seed)
    figures = Figures()
    with Server(data, workers=2) as server:
        desk = Desk(server, token)
        for number in range(kills):
            one = put_under_embargo(desk, f"k{number}", time.time() + AHEAD)
            time.sleep(max(0.0, one.hour + chance.uniform(-AROUND, AROUND) - time.time()))
            server.kill_all()
            server.start()
            watch(server, [one], figures)
        close(desk, figures)
    return figures


def put_under_embargo(desk: Desk, name: str, hour: float) -> Awaited:
    until = datetime.fromtimestamp(hour, UTC).isoformat()
    status, ack = desk.publish(name, embargoedUntil=until)
    if ack is None or ack.state != "embargoed":
        raise AssertionError(f"{name} was not put under embargo: {status} {ack}")
    return Awaited(ack, hour)


def watch(server: Server, waiting: list[Awaited], figures: Figures) -> None:
    """Ask for each, in the order of their hours, from a moment before until it is there.

    One at a time: whoever asks for all that are late makes them later.
    """
    until = max(one.hour for one in waiting) + PATIENCE
    for one in sorted(waiting, key=lambda one: one.hour):
        time.sleep(max(0.0, one.hour - AROUND - time.time()))
        while not is_there(server, one):
            if time.time() > until:
                raise AssertionError(one.ack.path)
            time.sleep(0.01)
        figures.lateness.append(time.time() - one.hour)
        figures.published.append(one.ack)


def is_there(server: Server, one: Awaited) -> bool:
    with suppress(OSError, HTTPException):
        return server.get(one.ack.path)[0] == 200
    return False


def close(desk: Desk, figures: Figures) -> None:
    """Judge: each was published once, none before its hour."""
    acks = [
        Ack(ack.uri, ack.headline, ack.path, "published", ack.seconds) for ack in figures.published
    ]
    figures.verdict = judge(desk.server, acks)
    figures.verdict.disagreeing = judge_surfaces(desk, acks)
