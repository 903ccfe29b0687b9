from ipaddress import ip_network

import pytest
from pytest_django.fixtures import Settings

from nightdesk.stream.doors import Doors

PROXIES = [ip_network("127.0.0.0/8"), ip_network("::1"), ip_network("10.1.0.0/16")]


def asked(peer: str, *forwarded: str) -> dict[str, object]:
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    return {"client": (peer, 40_000), "headers": headers}


@pytest.mark.parametrize(
    ("scope", "counted"),
    [
        (asked("192.0.2.7"), "192.0.2.7"),
        (asked("127.0.0.1"), "127.0.0.1"),
        (asked("2001:db8:1:2:3::4"), "2001:db8:1:2::/64"),
        (asked("::ffff:192.0.2.7"), "192.0.2.7"),
        (asked("127.0.0.1", "198.51.100.1, 192.0.2.7"), "192.0.2.7"),
        (asked("::1", "2001:db8:1:2:3::4"), "2001:db8:1:2::/64"),
        (asked("127.0.0.1", "unknown"), "127.0.0.1"),
        (asked("192.0.2.7", "198.51.100.1"), "192.0.2.7"),
        (asked("10.1.7.7", "198.51.100.1, 192.0.2.7"), "192.0.2.7"),
        (asked("127.0.0.1", "198.51.100.1", "192.0.2.7, 10.1.7.7"), "192.0.2.7"),
        (asked("127.0.0.1", "10.1.7.7"), "10.1.7.7"),
        ({"client": None, "headers": []}, "None"),
    ],
)
def test_a_reader_is_counted_by_their_address(
    scope: dict[str, object], counted: str, settings: Settings
) -> None:
    settings.PROXIES = PROXIES
    assert Doors().address(scope) == counted
