"""Hosts: which name the paper to the world, and which are this very machine. Knows no Django."""

import ipaddress
from functools import lru_cache


@lru_cache(1024)
def is_name(host: str) -> bool:
    """Whether a host of NIGHTDESK_HOSTS names the paper to the world: no bare address, and not `*`."""
    if host in {"*", "localhost"} or host.endswith(".localhost"):
        return False
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


def is_loopback(host: str) -> bool:
    """Whether this host, without brackets and port, is the machine it is asked on."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
