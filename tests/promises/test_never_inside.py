"""Whatever address somebody names to be told at, nobody makes the house reach for a machine of its own."""

import contextlib
import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn, cast

import pytest
from pytest_django.fixtures import Settings

from nightdesk.lib.outbound import NotAsked
from nightdesk.notices.hooks import calling
from nightdesk.notices.hooks.models import Call, Hook
from nightdesk.notices.push import asking as push
from nightdesk.notices.push.subscription import Subscription, Unusable
from nightdesk.syndication.websub import confirming, delivering
from nightdesk.syndication.websub.models import Callback, Intent, Ping, WantedFeed
from nightdesk.talk.moderation import hook as moderation
from tests.notices.push.service import Browser
from tests.promises.inward import NAMES, urls

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ROOT = Path(__file__).parent.parent.parent / "nightdesk"
FEED = WantedFeed(url="https://gazette.example/en/feed.xml", had="")
ANNA = Browser("https://public.example", "anna").subscription


@dataclass
class Network:
    """What is looked up here comes from a table, and what is reached for is noted and never reached."""

    names: dict[str, list[str]]
    looked_up: list[str] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int, **_told: Any) -> list[Any]:
        self.looked_up.append(host)
        return [(0, 0, 0, "", (one, port)) for one in self._of(host.lower())]

    def _of(self, host: str) -> list[str]:
        """A name, a number within brackets, or one as C's resolver reads it."""
        if host in self.names:
            return self.names[host]
        try:
            return [str(ipaddress.ip_address(host.replace("%25", "%")))]
        except ValueError:
            try:
                return [socket.inet_ntoa(socket.inet_aton(host))]
            except OSError as error:
                raise socket.gaierror(f"There is no {host!r}.") from error

    def reach(self, address: tuple[str, int], *_told: Any) -> NoReturn:
        self.touched.append(f"{address[0]}:{address[1]}")
        raise ConnectionRefusedError


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    made = Network(NAMES | {"public.example": ["8.8.8.8"]})
    monkeypatch.setattr(socket, "getaddrinfo", made.resolve)
    monkeypatch.setattr(socket, "create_connection", made.reach)
    return made


def confirmed(url: str, _settings: Settings) -> None:
    confirming.said_yes(Intent(topic=FEED, url=url, is_leaving=False, seconds=60))


def delivered(url: str, _settings: Settings) -> None:
    delivering.Sending("", b"<feed/>", {}).to(Callback(topic=FEED, url=url))


def hub_told(url: str, settings: Settings) -> None:
    settings.WEBSUB_HUB = url
    delivering._is_told(Ping(urls=FEED.url))


def called(url: str, _settings: Settings) -> None:
    calling.send(calling.client(), calling.Ready(Call(hook=Hook(url=url)), b"{}", {}))


def pushed(url: str, _settings: Settings) -> None:
    keys = ANNA["keys"]["p256dh"], ANNA["keys"]["auth"]
    push.send(push.Letter(url, keys, b"{}", 60, "normal", "tide"))


def asked_to_judge(url: str, _settings: Settings) -> None:
    rules = SimpleNamespace(hook_address=url)
    author = SimpleNamespace(pk=1)
    submission = SimpleNamespace(
        rules=rules, text="", language="en", edition=SimpleNamespace(code="en"), place="",
        author=author, is_edit=False, now=NOW,
    )  # fmt: skip
    moderation.asked(cast("Any", submission))


Sink = Callable[[str, Settings], None]
SINKS: tuple[Sink, ...] = (confirmed, delivered, hub_told, called, pushed, asked_to_judge)


def ask(sink: Sink, url: str, settings: Settings) -> None:
    with contextlib.suppress(NotAsked):
        sink(url, settings)


@pytest.mark.parametrize("sink", SINKS)
def test_no_spelling_of_an_address_leads_inside(
    sink: Sink, network: Network, settings: Settings
) -> None:
    for url in urls():
        ask(sink, url, settings)
    assert network.touched == []

    ask(sink, "https://public.example/", settings)
    assert network.touched == ["8.8.8.8:443"]  # it would have been seen


@pytest.mark.parametrize("sink", SINKS)
def test_a_name_that_leads_elsewhere_once_it_was_looked_at_is_asked_where_it_led_first(
    sink: Sink, network: Network, settings: Settings
) -> None:
    answers = iter([["8.8.8.8"], ["169.254.169.254"], ["127.0.0.1"]])
    network._of = lambda _host: next(answers)  # type: ignore[method-assign]
    for _time in range(3):
        ask(sink, "https://turning.example/", settings)

    assert network.looked_up == ["turning.example"] * 3
    assert network.touched == ["8.8.8.8:443"]


def test_a_browser_may_join_with_none_of_them(network: Network) -> None:
    taken = []
    for url in urls():
        try:
            taken.append(Subscription.read(ANNA | {"endpoint": url}))
        except Unusable:
            continue
    assert taken == []
    assert Subscription.read(ANNA).address == "https://public.example/anna"


def test_nothing_else_in_the_house_asks_others() -> None:
    """Mail goes to the operator's own server, and who listens on the wire to none."""
    means = (
        "http.client",
        "urllib.request",
        "import requests",
        "httpx",
        "aiohttp",
        "create_connection",
        "urllib3",
    )
    asking = {
        file.relative_to(ROOT).as_posix()
        for file in ROOT.rglob("*.py")
        if any(one in file.read_text() for one in means)
    }
    assert asking == {"lib/outbound.py"}
