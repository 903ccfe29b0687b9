"""Where a request comes from, as far as it can be believed, and whom to count it for."""

import ipaddress
from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def address_of(request: HttpRequest) -> Address | None:
    """The address of whoever asks; None when the server tells of none."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return believed(request.META.get("REMOTE_ADDR", ""), forwarded.split(",") if forwarded else [])


def believed(peer: str, said: Sequence[str]) -> Address | None:
    """What one of our proxies (NIGHTDESK_PROXIES) says of where a request came from is believed.

    That is the last word, which is its own, and the word before it while the last names another of our
    proxies. Nobody else's is.
    """
    address, words = _parsed(peer), list(said)
    while words and _is_ours(address):
        before = _parsed(words.pop().strip())
        if before is None:
            break
        address = before
    return address


def counted(address: Address | None) -> str:
    """Whom to count for. An IPv6 reader has a whole /64 to themselves."""
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _parsed(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _is_ours(address: Address | None) -> bool:
    """Whether a proxy of ours listens there."""
    return address is not None and any(address in network for network in settings.PROXIES)
