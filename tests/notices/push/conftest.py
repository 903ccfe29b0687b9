"""A push service, and a drawer that says something of every push."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from nightdesk.notices.push import asking, drawing, ledger
from nightdesk.notices.push.message import Message
from nightdesk.notices.push.models import Endpoint, Push, PushDelivery
from nightdesk.notices.push.subscription import Subscription
from tests.notices.push.service import Service, serving

Put = Callable[..., Push]
KIND = "tide"


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with serving(tmp_path) as (here, client):
        monkeypatch.setattr(asking, "CLIENT", client)
        yield here


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as made:
        yield made


def drawn(push: Push, endpoints: Sequence[Endpoint]) -> Mapping[int, Message]:
    """The subject 0 is hidden."""
    says = Message("High tide", f"Number {push.subject}", "/en/", push.tag, "1", "en", "ltr")
    return {one.pk: says for one in endpoints} if push.subject else {}


@pytest.fixture
def put(db: None, service: Service, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Tell these browsers: `put("anna", "ben", subject=7)`."""
    monkeypatch.setitem(drawing._drawers, KIND, drawn)

    def putting(*names: str, subject: int = 1, at: datetime | None = None) -> Push:
        now = timezone.now()
        push = Push.objects.create(
            kind=KIND, subject=subject, tag="tide", made_at=now, expires_at=now + timedelta(hours=1)
        )
        when = {endpoint(service, name).pk: at or now for name in names}
        PushDelivery.objects.add(push, when)
        return push

    return putting


def endpoint(service: Service, name: str) -> Endpoint:
    read = Subscription.read(service.browser(name).subscription)
    return Endpoint.objects.keep(read, timezone.now(), language="en", edition="en")


def send(pool: ThreadPoolExecutor, *, later: timedelta = timedelta(0)) -> int:
    return ledger.send_due(timezone.now() + later, pool)
