"""A newsroom with readers who follow something, and the browsers that they read in."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.events.models import Stream
from nightdesk.follows import spreading, watching
from nightdesk.follows.models import Follow, Kind, LogPlace
from nightdesk.follows.models.follow import Of
from nightdesk.notices.push import asking, ledger
from nightdesk.notices.push.models import Endpoint
from nightdesk.notices.push.subscription import Subscription
from nightdesk.people.models import Person
from tests.notices.push.service import Service, serving

Tell = Callable[..., list[tuple[str, str]]]
NewBrowser = Callable[..., Endpoint]


@pytest.fixture(autouse=True)
def counted_anew() -> None:
    cache.clear()


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with serving(tmp_path) as (here, client):
        monkeypatch.setattr(asking, "CLIENT", client)
        yield here


@pytest.fixture
def watched(english: Edition) -> Edition:
    """The clock has looked before: what happens from now on is news."""
    for name in (english.wire_stream, english.desk_stream):
        stream = Stream.objects.filter(name=name).first()
        LogPlace.objects.of(name, stream.head if stream else 0)
    return english


@pytest.fixture
def new_browser(service: Service, english: Edition) -> NewBrowser:
    """`new_browser("anna")` follows flashes without an account; with `of=lena` it is hers."""

    def known(name: str, *, of: Person | None = None, language: str = "en") -> Endpoint:
        read = Subscription.read(service.browser(name).subscription)
        facts = {"person": of, "language": language, "edition": "en"}
        endpoint = Endpoint.objects.keep(read, timezone.now(), **facts)
        if of is None:
            Follow.objects.begin(endpoint, Of(english, Kind.FLASHES))
        return endpoint

    return known


@pytest.fixture
def tell(watched: Edition, service: Service) -> Tell:
    """Let the clocks run; answer what browsers show that they did not before, as (browser, title)."""

    def told(*, later: timedelta = timedelta(minutes=1)) -> list[tuple[str, str]]:
        service.arrived.clear()
        now = timezone.now()
        watching.take_news(now)
        spreading.spread(now)
        with ThreadPoolExecutor(2) as pool:
            ledger.send_due(now + later, pool)
        return service.titles()

    return told
