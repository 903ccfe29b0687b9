"""Bots on the real server: accounts with sessions that write as fast as they are answered, while others read.

Run as a program with NIGHTDESK_DATA set: `python -m tests.promises.harness.bots 500`; makes so many accounts
and prints a session of each.
"""

import http.client
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from config import env
from tests.promises.harness.founding import environment
from tests.promises.harness.publisher import Desk
from tests.promises.harness.run import Kept, Run
from tests.promises.harness.server import Server

BOTS, SECONDS = 500, 60
AT_ONCE = 16
PAGES = ("/en/", "/en/wire/", "/en/feed.xml")
SPAM = "Friends, I earn five thousand a week from my sofa with the blue method, ask me how!"
DISGUISED = SPAM.translate(str.maketrans("aceopx", "асеорх"))
SAID = "SELECT author_id, COUNT(*) FROM talk_comment WHERE state = 'shown' GROUP BY author_id"


@dataclass
class Figures:
    """`before` and `meanwhile` are the seconds of pages that are read, `shown` how many readers see of each bot."""

    statuses: Counter[int] = field(default_factory=Counter)
    before: list[float] = field(default_factory=list)
    meanwhile: list[float] = field(default_factory=list)
    shown: Counter[int] = field(default_factory=Counter)


def bots(run: Run) -> Kept:
    """A share of the bots, for the full minute."""
    made = attack(run.data("bots"), run.token, bots=run.of(BOTS), seconds=SECONDS)
    most = max(made.shown.values(), default=0)
    told = (
        f"{made.statuses.total():,} attempts of {run.of(BOTS)} bots, {made.shown.total()} seen, at most {most} of "
        f"one; pages p99 {p99(made.before) * 1000:.0f} ms before, {p99(made.meanwhile) * 1000:.0f} ms meanwhile"
    )
    return Kept(told, {bot: number for bot, number in made.shown.items() if number > 1})


def attack(data: Path, token: str, *, bots: int, seconds: float) -> Figures:
    """So many accounts for so long at one story."""
    figures = Figures()
    sessions = accounts(data, bots)
    with Server(data) as server:
        _status, ack = Desk(server, token).publish("attacked")
        assert ack is not None
        pages = (*PAGES, ack.path, f"{ack.path}discussion/")
        read(server, pages, seconds / 4, figures.before)
        until = time.monotonic() + seconds
        turns, guard = count(), threading.Lock()

        def press() -> None:
            while time.monotonic() < until:
                with guard:
                    turn = next(turns)
                status = said(server, f"{ack.path}discussion/", sessions, turn)
                with guard:
                    figures.statuses[status] += 1

        pressing = [threading.Thread(target=press, daemon=True) for _one in range(AT_ONCE)]
        for one in pressing:
            one.start()
        read(server, pages, seconds, figures.meanwhile)
        for one in pressing:
            one.join()
        with server.database() as database:
            figures.shown.update(dict(database.execute(SAID).fetchall()))
    return figures


def said(server: Server, address: str, sessions: list[str], turn: int) -> int:
    """One attempt of one bot, which claims a new address with each; what our proxy says comes last."""
    bot = turn % len(sessions)
    texts = (SPAM, DISGUISED, f"{SPAM} https://w{turn}.example/", f"Number {turn}: {SPAM}")
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"sessionid={sessions[bot]}",
        "Sec-Fetch-Site": "same-origin",
        "X-Forwarded-For": f"203.0.113.{turn % 250}, 2001:db8:{bot // 4:x}::{turn:x}",
    }
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    with suppress(OSError, http.client.HTTPException):
        body = urlencode({"text": texts[turn // len(sessions) % len(texts)]})
        connection.request("POST", address, body, headers)
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


def accounts(data: Path, number: int) -> list[str]:
    """A session of each account, made before the server begins."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.promises.harness.bots", str(number)],
        cwd=env.ROOT,
        env=environment(data),
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout.split()


def main(number: int) -> int:
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
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
