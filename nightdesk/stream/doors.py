"""The doors: how many connections there are, in all and from one address."""

import ipaddress
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from nightdesk.stream import limits


class Doors:
    def __init__(self) -> None:
        self.open = 0
        self.open_from: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        """Count one more, unless the house is full or this address has enough."""
        if (
            self.open >= limits.CONNECTIONS
            or self.open_from[address] >= limits.CONNECTIONS_AN_ADDRESS
        ):
            return False
        self.open += 1
        self.open_from[address] += 1
        return True

    def leave(self, address: str) -> None:
        self.open -= 1
        self.open_from[address] -= 1
        if not self.open_from[address]:
            del self.open_from[address]

    def address(self, scope: Mapping[str, Any]) -> str:
        """Whom to count for. An IPv6 reader has a whole /64 to themselves.

        What one of our proxies says of where a request came from is believed: the last word, which is its
        own, and the word before it while the last names another of our proxies. Nobody else's is.
        """
        counted = _parsed((scope.get("client") or ("",))[0])
        said = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
        words = b",".join(said).decode("latin-1").split(",") if said else []
        while words and _is_ours(counted):
            before = _parsed(words.pop().strip())
            if before is None:
                break
            counted = before
        return _counted(counted)


Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _parsed(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _is_ours(address: Address | None) -> bool:
    """Whether a proxy of ours listens there (NIGHTDESK_PROXIES)."""
    return address is not None and any(address in network for network in settings.PROXIES)


def _counted(address: Address | None) -> str:
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)
