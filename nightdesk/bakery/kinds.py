"""Kinds of addresses: every public one says, beside its pattern, who answers it.

Baked: the same bytes for everyone, from the store. Personal: depends on who asks. Machine: asked by
programs, answered anew each time. An address that says nothing is answered by Django, and fails a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

P = TypeVar("P", URLPattern, URLResolver)


class Kind(StrEnum):
    BAKED = "baked"
    PERSONAL = "personal"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a pattern; of a baked one also whether its list has leaves, asked for as `?page=2`."""

    kind: Kind
    has_leaves: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The pattern that answers an address, and what was said of it or of what includes it."""

    pattern: URLPattern
    said: Said | None


_said: dict[URLPattern | URLResolver, Said] = {}


def baked(pattern: P, *, has_leaves: bool = False) -> P:
    """The same for everyone. Whoever writes its view says what it reads (`staleness.reading`)."""
    _said[pattern] = Said(Kind.BAKED, has_leaves)
    return pattern


def personal(pattern: P) -> P:
    _said[pattern] = Said(Kind.PERSONAL)
    return pattern


def machine(pattern: P) -> P:
    _said[pattern] = Said(Kind.MACHINE)
    return pattern


def find(path: str) -> Found | None:
    """Which pattern answers this path, by its shape alone: nothing is looked up in the database."""
    return _find(get_resolver().url_patterns, path.removeprefix("/"), None)


def _find(
    patterns: Sequence[URLPattern | URLResolver], rest: str, outer: Said | None
) -> Found | None:
    for one in patterns:
        match = one.pattern.regex.search(rest)
        if match is None:
            continue
        said = _said.get(one, outer)
        if isinstance(one, URLPattern):
            return Found(one, said)
        found = _find(one.url_patterns, rest[match.end() :], said)
        if found is not None:
            return found
    return None
