"""Whether a request that changes something was made by a page of another site.

Stored pages are the same for everyone and hold no token, so the browser's own word is taken: Sec-Fetch-Site,
and Origin where a browser is too old for that. What tells neither is no browser on a page of ours.
"""

from django.http import HttpRequest

OURS = frozenset({"same-origin", "none"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def is_from_elsewhere(request: HttpRequest) -> bool:
    """True of what must be refused. Reading is never refused."""
    if request.method in SAFE:
        return False
    return says_elsewhere(request) or not (
        "Sec-Fetch-Site" in request.headers or "Origin" in request.headers
    )


def says_elsewhere(request: HttpRequest) -> bool:
    """True where the browser itself tells of another site. Programs tell nothing, and show a token instead."""
    if request.method in SAFE:
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in OURS
    host, origin = request.get_host(), request.headers.get("Origin")
    # A proxy in front speaks https to readers and http to us.
    return origin is not None and origin not in {f"https://{host}", f"{request.scheme}://{host}"}
