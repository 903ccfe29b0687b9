"""The kill loop: parts of the server die at random moments while two scripts publish, and are started again."""

import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.promises.harness.oracle import Verdict, judge, judge_surfaces
from tests.promises.harness.publisher import Ack, Desk, Publisher
from tests.promises.harness.server import Server

LONGEST_WAIT = 0.4
# The supervisor gives up when a worker dies within 5.5 s of its birth.
YOUNGEST_WORKER = 6.0
ANYBODY = ("worker", "worker", "supervisor", "all")


@dataclass
class Figures:
    """`slowest_recovery`: seconds until somebody answered again."""

    kills: dict[str, int] = field(default_factory=dict)
    acked: int = 0
    attempts: int = 0
    slowest_recovery: float = 0.0
    verdicts: list[Verdict] = field(default_factory=list)


def kill_again_and_again(data: Path, token: str, *, kills: int, seed: int) -> Figures:
    """Kill the worker, the supervisor or all of them so many times; judge after each."""
    chance = random.Random(seed)
    figures = Figures(dict.fromkeys(("worker", "supervisor", "all"), 0))
    acks: list[Ack] = []
    worker_died = 0.0
    with Server(data) as server:
        desk = Desk(server, token)
        for cycle in range(kills):
            publishers = [Publisher(desk, f"{letter}{cycle}") for letter in "ab"]
            for publisher in publishers:
                publisher.start()
            time.sleep(chance.uniform(0, LONGEST_WAIT))
            died = time.monotonic()
            is_mature = died - worker_died > YOUNGEST_WORKER
            whom = chance.choice(ANYBODY if is_mature else ANYBODY[-2:])
            kill(server, whom)
            worker_died = died if whom == "worker" else worker_died
            figures.slowest_recovery = max(figures.slowest_recovery, time.monotonic() - died)
            # Whatever was in flight is asked for again, under its key, until it is acknowledged.
            until_each_has_one(publishers, [len(one.acks) for one in publishers])
            for publisher in publishers:
                publisher.stop()
                acks += publisher.acks
                figures.attempts += publisher.attempts
            figures.kills[whom] += 1
            figures.acked = len(acks)
            figures.verdicts.append(verdict(desk, acks))
    return figures


def kill(server: Server, whom: str) -> None:
    """Kill, and come back when the server answers again: by itself after a worker's death."""
    if whom == "worker":
        [worker] = server.worker_ids()
        server.kill_worker()
        while worker in server.worker_ids():
            time.sleep(0.005)
        if server.wait_until_it_answers():
            return
        raise AssertionError(server.log())
    if whom == "supervisor":
        server.kill_supervisor()
    else:
        server.kill_all()
    server.start()


def until_each_has_one(publishers: list[Publisher], before: list[int]) -> None:
    until = time.monotonic() + 30
    while any(len(one.acks) <= had for one, had in zip(publishers, before, strict=True)):
        if time.monotonic() > until:
            raise AssertionError([one.refused for one in publishers])
        time.sleep(0.005)


def verdict(desk: Desk, acks: list[Ack]) -> Verdict:
    judged = judge(desk.server, acks)
    judged.disagreeing = judge_surfaces(desk, acks)
    return judged
