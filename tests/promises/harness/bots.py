"""Bots on the real server: accounts with sessions that write as fast as they are answered, while others read.

They share the machine with whom they attack. So the same bots knock as often at an address that the entrance
refuses at once: what readers wait for then is the bots' own work, and only what is beyond it is the paper's.

Two programs. `… bots make 500`, with NIGHTDESK_DATA set, makes so many accounts and prints a session of each;
`… bots press PORT ADDRESSES SECONDS EVERY` reads them, and prints how often each status was answered. Each bot
keeps to one of the addresses.
"""

import http.client
import json
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from config import env
from tests.budgets.crowd import stand_back
from tests.promises.harness.founding import environment
from tests.promises.harness.publisher import Desk
from tests.promises.harness.run import Kept, Run
from tests.promises.harness.server import Server

BOTS, SECONDS = 500, 60
AT_ONCE = 16
PAGES = ("/en/", "/en/wire/", "/en/feed.xml")
ROOM = "/en/chat/quay/"
SPAM = "Friends, I earn five thousand a week from my sofa with the blue method, ask me how!"
DISGUISED = SPAM.translate(str.maketrans("aceopx", "асеорх"))
SAID = "SELECT author_id, COUNT(*) FROM talk_comment WHERE state = 'shown' GROUP BY author_id"


@dataclass
class Figures:
    """The seconds of pages that are read before, meanwhile, and while bots are refused at the door."""

    statuses: Counter[int] = field(default_factory=Counter)
    before: list[float] = field(default_factory=list)
    meanwhile: list[float] = field(default_factory=list)
    control: list[float] = field(default_factory=list)
    shown: Counter[int] = field(default_factory=Counter)


def bots(run: Run) -> Kept:
    """A share of the bots, for the full minute."""
    made = attack(run.data("bots"), run.token, bots=run.of(BOTS), seconds=SECONDS)
    most = max(made.shown.values(), default=0)
    told = (
        f"{made.statuses.total():,} attempts of {run.of(BOTS)} bots, {made.shown.total()} seen, at most {most} of "
        f"one; pages p50 and p99 {wait(made.before)} before, {wait(made.meanwhile)} meanwhile, "
        f"{wait(made.control)} while as many are refused at the door"
    )
    return Kept(told, {bot: number for bot, number in made.shown.items() if number > 1})


def attack(data: Path, token: str, *, bots: int, seconds: float) -> Figures:
    """So many accounts for so long at one story and in one room; then as often at the door, for a quarter of it."""
    figures = Figures()
    sessions = accounts(data, bots)
    with Server(data) as server:
        _status, ack = Desk(server, token).publish("attacked")
        assert ack is not None
        discussion = f"{ack.path}discussion/"
        pages = (*PAGES, ack.path, ROOM, discussion)
        read(server, pages, seconds / 4, figures.before)

        pressing = Pressing(server, f"{discussion} {ROOM}", sessions, seconds)
        read(server, pages, seconds, figures.meanwhile)
        figures.statuses = pressing.answered()
        with server.database() as database:
            figures.shown.update(dict(database.execute(SAID).fetchall()))

        every = seconds / max(figures.statuses.total(), 1)
        refused = Pressing(server, f"{discussion}/", sessions, seconds / 4, every=every)
        read(server, pages, seconds / 4, figures.control)
        assert set(refused.answered()) == {404}
    return figures


class Pressing:
    """Bots in a process of their own, so that whoever reads does not wait for them as well."""

    def __init__(
        self,
        server: Server,
        addresses: str,
        sessions: list[str],
        seconds: float,
        *,
        every: float = 0.0,
    ) -> None:
        told = [server.port, addresses, seconds, every]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.promises.harness.bots", "press", *map(str, told)],
            cwd=env.ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdin is not None
        self._process.stdin.write("\n".join(sessions))
        self._process.stdin.close()
        self._process.stdin = None

    def answered(self) -> Counter[int]:
        said, _nothing = self._process.communicate()
        return Counter({int(status): many for status, many in json.loads(said).items()})


def press(
    port: int, addresses: list[str], sessions: list[str], seconds: float, every: float
) -> None:
    """As fast as they are answered, but one attempt in so many seconds at most."""
    begin = time.monotonic()
    statuses, turns, guard = Counter[int](), count(), threading.Lock()

    def on() -> None:
        while time.monotonic() < begin + seconds:
            with guard:
                turn = next(turns)
            time.sleep(max(0.0, begin + turn * every - time.monotonic()))
            status = said(port, addresses, sessions, turn)
            with guard:
                statuses[status] += 1

    pressing = [threading.Thread(target=on) for _one in range(AT_ONCE)]
    for one in pressing:
        one.start()
    for one in pressing:
        one.join()
    sys.stdout.write(json.dumps(statuses))


def said(port: int, addresses: list[str], sessions: list[str], turn: int) -> int:
    """One attempt of one bot, which claims a new address with each; what our proxy says comes last."""
    bot = turn % len(sessions)
    texts = (SPAM, DISGUISED, f"{SPAM} https://w{turn}.example/", f"Number {turn}: {SPAM}")
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={sessions[bot]}",
        "Sec-Fetch-Site": "same-origin",
        "X-Forwarded-For": f"203.0.113.{turn % 250}, 2001:db8:{bot // 4:x}::{turn:x}",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with suppress(OSError, http.client.HTTPException):
        body = urlencode({"text": texts[turn // len(sessions) % len(texts)]})
        connection.request("POST", addresses[bot % len(addresses)], body, headers)
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status
    connection.close()
    return 0


def read(server: Server, pages: tuple[str, ...], seconds: float, took: list[float]) -> None:
    """As a reader does, one page after the other."""
    for page in pages:
        server.get(page)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for page in pages:
            begin = time.monotonic()
            server.get(page)
            took.append(time.monotonic() - begin)
            time.sleep(0.02)


def p99(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.99)]


def wait(took: list[float]) -> str:
    return f"{median(took) * 1000:.1f} and {p99(took) * 1000:.1f} ms"


def accounts(data: Path, number: int) -> list[str]:
    """A session of each account, made before the server begins."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.promises.harness.bots", "make", str(number)],
        cwd=env.ROOT,
        env=environment(data),
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout.split()


def make(number: int) -> None:
    import django  # noqa: PLC0415 - the folder is named before settings are read

    django.setup()
    from django.test import Client  # noqa: PLC0415

    from nightdesk.people.models import Person  # noqa: PLC0415

    for one in range(number):
        bot = Person(email=f"bot{one}@spam.example", name=f"Bot {one}")
        bot.set_unusable_password()
        bot.save()
        client = Client()
        client.force_login(bot)
        sys.stdout.write(f"{client.cookies['sessionid'].value}\n")


def main(task: str, *told: str) -> int:
    if task == "make":
        make(int(told[0]))
    else:
        stand_back()
        port, addresses, seconds, every = told
        press(int(port), addresses.split(), sys.stdin.read().split(), float(seconds), float(every))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
