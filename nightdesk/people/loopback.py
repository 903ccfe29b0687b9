"""Whether a request comes from this very machine, which is all that the demo's cast is good for."""

import ipaddress

from django.http import HttpRequest

LOCAL_NAMES = frozenset({"localhost", "testserver"})


def is_from_here(request: HttpRequest) -> bool:
    """Both ends must be local: behind a proxy every reader seems to come from here, but asks for a name."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    if request.headers.get("X-Forwarded-For") or request.headers.get("Forwarded"):
        return False
    return is_local(request.META.get("REMOTE_ADDR", "")) and is_local(host)


def is_local(host: str) -> bool:
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
