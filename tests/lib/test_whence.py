"""Where a request comes from."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from nightdesk.lib.whence import address_of, counted


@pytest.mark.parametrize(
    ("peer", "forwarded", "told"),
    [
        ("192.0.2.7", None, "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),
        ("127.0.0.1", "198.51.100.1, 192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("", None, "None"),
    ],
)
def test_only_our_proxies_are_believed(
    peer: str, forwarded: str | None, told: str, settings: Settings
) -> None:
    settings.PROXIES = [ip_network("127.0.0.0/8")]
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory(REMOTE_ADDR=peer, headers=headers).get("/")
    assert counted(address_of(request)) == told
