"""The kill loop: parts of the server die at random moments while two scripts publish, and are started again."""

import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.promises.harness.oracle import Verdict, judge, judge_surfaces
from tests.promises.harness.publisher import Ack, Desk, Publisher
from tests.promises.harness.server import Server

LONGEST_WAIT = 0.4
WORKERS = 2
# Starting anew takes a second or two, replacing a worker a tenth of one.
ANYBODY = ("worker", "worker", "worker", "supervisor", "all")


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
    with Server(data, workers=WORKERS) as server:
        desk = Desk(server, token)
        for cycle in range(kills):
            publishers = [Publisher(desk, f"{letter}{cycle}") for letter in "ab"]
            for publisher in publishers:
                publisher.start()
            time.sleep(chance.uniform(0, LONGEST_WAIT))
            died = time.monotonic()
            whom = chance.choice(ANYBODY)
            kill(server, whom)
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
    """Kill, and come back when the server answers again: by itself after a worker's death.

    It is the elder worker's turn: the supervisor gives up when the same one dies twice in 5.5 s.
    """
    if whom == "worker":
        elder = server.worker_ids()[0]
        server.kill_worker()
        while elder in server.worker_ids() or len(server.worker_ids()) < WORKERS:
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
