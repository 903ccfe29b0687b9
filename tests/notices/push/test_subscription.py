"""What a browser says of itself is looked at: nobody makes the house ask its own machines."""

from typing import Any

import pytest

from nightdesk.lib.outbound import Client
from nightdesk.notices.push import asking
from nightdesk.notices.push.subscription import Subscription, Unusable
from tests.notices.push.service import Browser

LEADS_TO = {
    "push.example": "203.0.113.7",
    "here.example": "127.0.0.1",
    "metadata.example": "169.254.169.254",
    "neighbour.example": "10.0.0.7",
    "mapped.example": "::ffff:127.0.0.1",
    "public.example": "2a00:1450:4001:82a::200e",
}


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(resolve=lambda host, _port: [LEADS_TO.get(host, host)])
    monkeypatch.setattr(asking, "CLIENT", client)


def subscription(service: str, **told: Any) -> dict[str, Any]:
    return Browser(service, "anna").subscription | told


def test_a_subscription_of_a_public_push_service_is_taken() -> None:
    told = subscription("https://public.example")

    assert Subscription.read(told).address == "https://public.example/anna"


@pytest.mark.parametrize(
    "service",
    [
        "http://public.example",
        "https://public.example:8443",
        "https://anna@public.example",
        "https://here.example",
        "https://metadata.example",
        "https://neighbour.example",
        "https://mapped.example",
        "https://127.0.0.1",
        "https://[::1]",
        "https://push.example",  # of documentation, and nobody's
        "https://public.example/" + "x" * 2000,
        "file:///etc",
    ],
)
def test_whatever_is_no_public_push_service_is_refused(service: str) -> None:
    with pytest.raises(Unusable):
        Subscription.read(subscription(service))


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        {},
        {"endpoint": "https://public.example/a"},
        {"endpoint": "https://public.example/a", "keys": {"p256dh": "B", "auth": "B"}},
        {"endpoint": "https://public.example/a", "keys": {"p256dh": "B" * 101, "auth": "B"}},
        {"endpoint": ["https://public.example/a"], "keys": {"p256dh": 1, "auth": None}},
    ],
)
def test_what_is_no_subscription_is_refused(told: Any) -> None:
    with pytest.raises(Unusable):
        Subscription.read(told)
