"""What is offered to feed readers: the feeds of an edition, each once, in the order readers look for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.stories.visibility import authors_shown, topics_shown
from nightdesk.syndication import atom, json_feed, rss


@dataclass(frozen=True, slots=True)
class Offered:
    """A feed by its name; `home` is where readers find the same on the paper."""

    name: str
    home: str

    @property
    def atom(self) -> str:
        return f"{self.home}{atom.NAME}"

    @property
    def rss(self) -> str:
        return f"{self.home}{rss.NAME}"

    @property
    def json(self) -> str:
        return f"{self.home}{json_feed.NAME}"


@dataclass(frozen=True, slots=True)
class Shelves:
    """All feeds of an edition, by what they are of."""

    everything: Offered
    sections: list[Offered]
    topics: list[Offered]
    authors: list[Offered]


def offered(edition: Edition, now: datetime) -> Shelves:
    """Topics and authors of whom nothing can be read have no feed."""
    reading(generations.shape(edition.pk), generations.ways(edition.pk))
    return Shelves(
        Offered(edition.name, edition.get_absolute_url()),
        _of(edition, edition.shown_sections),
        _of(edition, topics_shown(edition, now).order_by("name", "pk")),
        _of(edition, authors_shown(edition, now).order_by("name", "pk")),
    )


def _of(edition: Edition, records: Iterable[Any]) -> list[Offered]:
    """Records that need not ask for their edition again."""
    found = []
    for record in records:
        record.edition = edition
        found.append(Offered(record.name, record.get_absolute_url()))
    return found
