"""Switches the network off: what a test reaches beyond this machine is a mistake, and told as one."""

import ipaddress
import sys
from typing import Any

LOCAL_NAMES = {"", "localhost", "testserver"}


class NetworkIsOffError(RuntimeError):
    """Not an OSError, so that code which forgives a broken connection does not forgive this."""


def switch_off() -> None:
    """Refuse every connection and look-up beyond loopback, for the rest of this process."""
    sys.addaudithook(refuse_the_outside)


def refuse_the_outside(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        if isinstance(address, tuple) and not is_local(address[0]):
            raise NetworkIsOffError(f"A test reached for {address[0]}")
    elif event == "socket.getaddrinfo" and not is_local(arguments[0]):
        raise NetworkIsOffError(f"A test looked up {arguments[0]}")


def is_local(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host or ""
    if name in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
