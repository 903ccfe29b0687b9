"""Host classes: under which name a page is baked for a reader who asked by this Host header."""

from functools import lru_cache

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from nightdesk.lib.hosts import is_name

# Everybody may send any number of names through `*`; those the paper does not have are not kept.
ANY = "*"
HERE = ("localhost", "127.0.0.1", "[::1]")


def host_class(host: str, port: int) -> str | None:
    """The name a page is baked under; None if this Host is not one to keep pages for.

    A paper with a name links to itself by it, however it was asked for: one class. Without one, each of
    its hosts is a class, with the port that this server listens on or none.
    """
    return _class_of(host, port, tuple(settings.ALLOWED_HOSTS))


@lru_cache(1024)
def _class_of(host: str, port: int, hosts: tuple[str, ...]) -> str | None:
    name, written_port = split_domain_port(host)
    known = [one for one in hosts if one != ANY] or HERE
    if not name or name != host.removesuffix(f":{written_port}") or not validate_host(name, known):
        return None
    public = next((one for one in hosts if is_name(one)), None)
    if public is not None:
        return public.removeprefix(".")
    return host if written_port in {"", str(port)} else None
