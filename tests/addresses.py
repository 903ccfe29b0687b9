"""Every address of the house, from the resolver itself: what a new one cannot forget to be in."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import RoutePattern, URLPattern, URLResolver


def patterns() -> list[tuple[str, URLPattern, dict[str, Any]]]:
    """Each pattern as (route, pattern, converters by parameter), in the order they are tried."""
    return list(_walk(get_resolver().url_patterns, "", {}))


def _walk(
    found: Sequence[URLPattern | URLResolver], route: str, converters: Mapping[str, Any]
) -> Iterator[tuple[str, URLPattern, dict[str, Any]]]:
    for one in found:
        here = route + str(one.pattern)
        known = {**converters, **getattr(one.pattern, "converters", {})}
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, here, known)
        else:
            yield here, one, known


def fill(route: str, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Every address a route gives with these values for its parameters.

    A parameter that nobody gave values for is a KeyError: tell the crawl what to put there.
    """
    names = list(_parameters(route))
    for chosen in product(*(values[name] for name, _ in names)):
        address = route
        for (_, written), value in zip(names, chosen, strict=True):
            address = address.replace(written, value, 1)
        yield f"/{address}"


def _parameters(route: str) -> Iterator[tuple[str, str]]:
    for match in RoutePattern(route)._route.split("<")[1:]:
        written = match.split(">")[0]
        yield written.rpartition(":")[2], f"<{written}>"
