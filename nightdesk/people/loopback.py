"""Whether a request comes from this very machine, which is all that the demo's cast is good for."""

from django.http import HttpRequest

from nightdesk.lib.hosts import is_loopback


def is_from_here(request: HttpRequest) -> bool:
    """Both ends must be local: behind a proxy every reader seems to come from here, but asks for a name."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    if request.headers.get("X-Forwarded-For") or request.headers.get("Forwarded"):
        return False
    return is_loopback(request.META.get("REMOTE_ADDR", "")) and is_loopback(host)
