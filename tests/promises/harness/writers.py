"""Many writers at once: scripts that bring, update and correct through several processes of one newsroom."""

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.promises.harness.oracle import Verdict, judge, judge_surfaces
from tests.promises.harness.publisher import ACKNOWLEDGED, Ack, Desk, item_called
from tests.promises.harness.server import Server

PAUSE = 0.25


@dataclass
class Figures:
    """`took`: seconds of every write. `largest_log`: bytes of SQLite's log at its longest."""

    statuses: Counter[int] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    acks: list[Ack] = field(default_factory=list)
    largest_log: int = 0
    verdict: Verdict | None = None

    @property
    def p99(self) -> float:
        return sorted(self.took)[int(len(self.took) * 0.99)]


def write_at_once(data: Path, token: str, *, workers: int, writers: int, seconds: float) -> Figures:
    """So many scripts write for so long, while somebody reads slowly and the log is watched."""
    figures = Figures()
    with Server(data, workers=workers) as server:
        desk = Desk(server, token)
        until = time.monotonic() + seconds
        threads = [
            threading.Thread(target=write, args=(desk, f"w{number}", until, figures))
            for number in range(writers)
        ]
        for thread in threads:
            thread.start()
        read_slowly(server, until, figures)
        for thread in threads:
            thread.join()
        figures.verdict = judge(server, figures.acks)
        figures.verdict.disagreeing = judge_surfaces(desk, figures.acks)
    return figures


def write(desk: Desk, name: str, until: float, figures: Figures) -> None:
    """Bring an item, update it, correct it, bring the next."""
    chance = random.Random(name)
    number = 0
    while time.monotonic() < until:
        status, ack = desk.publish(f"{name}-{number}")
        figures.statuses[status] += 1
        if ack:
            figures.acks.append(ack)
            figures.took.append(ack.seconds)
        for query in chance.choice(([""], ["?correction=Nine"], ["", "?correction=Ten"])):
            change(desk, f"{name}-{number}", query, figures)
        number += 1


def change(desk: Desk, name: str, query: str, figures: Figures) -> None:
    begin = time.monotonic()
    body = [{"contentType": "text/html", "value": f"<p>It left at {begin}.</p>"}]
    status, _ = desk.post(item_called(name, bodies=body), query=query)
    figures.statuses[status] += 1
    if status in ACKNOWLEDGED:
        figures.took.append(time.monotonic() - begin)


def read_slowly(server: Server, until: float, figures: Figures) -> None:
    """Hold the log open for a second at a time, as a backup does; nobody may have to wait for it.

    Between two of them SQLite can begin its log anew; were there never a pause, it would only grow.
    """
    log = server.data / "nightdesk.sqlite3-wal"
    while time.monotonic() < until:
        reader = server.database()
        try:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM stories_story").fetchall()
            time.sleep(min(1.0, max(0.0, until - time.monotonic())))
        finally:
            reader.close()
        time.sleep(PAUSE)
        if log.exists():
            figures.largest_log = max(figures.largest_log, log.stat().st_size)
