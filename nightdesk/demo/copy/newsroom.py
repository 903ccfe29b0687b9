"""The standing parts of the demo newsroom: editions, sections, topics, authors, standing pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar

Words = TypeVar("Words")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionCopy:
    code: str
    name: str
    language: str
    direction: str
    time_zone: str
    is_default: bool
    accent: str
    tagline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name and its slug as one edition writes them."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionCopy:
    """A section that every edition has; `desk` is the slug of the desk that fills it."""

    key: str
    desk: str
    names: Mapping[str, Named]

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        return cls(key=row["key"], desk=row["desk"], names=_by_edition(row, Named))


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCopy:
    """`kind` is one of the kinds of a topic."""

    key: str
    kind: str
    names: Mapping[str, Named]

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        return cls(key=row["key"], kind=row["kind"], names=_by_edition(row, Named))


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorProfile:
    """An author as one edition prints them."""

    name: str
    slug: str
    role_line: str
    biography: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorCopy:
    """`portrait` names a drawing; `profiles` is by edition code."""

    key: str
    portrait: str
    profiles: Mapping[str, AuthorProfile]

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        profiles = _by_edition(row, AuthorProfile)
        return cls(key=row["key"], portrait=row["portrait"], profiles=profiles)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Paragraphs are HTML of the inline kind, without their `<p>`."""

    slug: str
    title: str
    paragraphs: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage:
    key: str
    pages: Mapping[str, PageWords]

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        return cls(key=row["key"], pages=_by_edition(row, PageWords))


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """`desks` gives the name of each desk by its slug."""

    name: str
    desks: Mapping[str, str]
    editions: Sequence[EditionCopy]
    sections: Sequence[SectionCopy]
    topics: Sequence[TopicCopy]
    authors: Sequence[AuthorCopy]
    standing_pages: Sequence[StandingPage]


def _by_edition(row: dict[str, Any], kind: type[Words]) -> dict[str, Words]:
    return {code: kind(**words) for code, words in row.items() if isinstance(words, dict)}
