"""Invented records: they answer what templates ask of true ones, and lie in no database."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django.templatetags.static import static
from django.utils.functional import Promise

from nightdesk.editions.models import Edition
from nightdesk.media.widths import Shape
from nightdesk.stories.models.story import Genre

AT = datetime(2026, 11, 22, 19, 34, tzinfo=UTC)
WIDTH = re.compile(r"(?:width-|fill-)(\d+)(?:x(\d+))?")


@dataclass(frozen=True, slots=True)
class All:
    """What a relation answers."""

    all: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class InventedPicture:
    caption: str
    credit: str
    language: str
    width: int = 1200
    height: int = 800
    ground: str = "#2f5d73"
    generation: str = "invented"
    pk: int = 0

    @property
    def default_alt_text(self) -> str:
        return self.caption

    def specs(self, shape: Shape) -> tuple[str, ...]:
        return shape.specs

    def get_renditions(self, *specs: str) -> dict[str, SimpleNamespace]:
        return {spec: self._rendition(spec) for spec in specs}

    def _rendition(self, spec: str) -> SimpleNamespace:
        [(across, down)] = WIDTH.findall(spec)
        width = int(across)
        height = int(down) if down else width * self.height // self.width
        return SimpleNamespace(url=static("desk/picture.svg"), width=width, height=height)


@dataclass(frozen=True, slots=True)
class InventedStory:
    edition: Edition
    headline: str
    kicker: str = ""
    standfirst: str = ""
    genre: str = Genre.NEWS
    state: str = "published"
    sponsor: str = ""
    lead_picture: InventedPicture | None = None
    section: Any = None
    info_source: str = ""
    published_at: datetime = AT
    short_name: str = "invented"
    bylines: All = field(default_factory=All)
    topics: All = field(default_factory=All)

    def get_absolute_url(self) -> str:
        return "#invented"

    def get_genre_display(self) -> str | Promise:
        return Genre(self.genre).label


@dataclass(frozen=True, slots=True)
class InventedItem:
    """One line of the wire."""

    seq: int
    headline: str
    story: InventedStory | None = None
    standfirst: str = ""
    mark: str | Promise = ""
    is_flash: bool = False
    is_urgent: bool = False
    at: datetime = AT

    @property
    def element_id(self) -> str:
        return f"invented-{self.seq}"

    @property
    def leads_to(self) -> str:
        return "#invented"

    def get_absolute_url(self) -> str:
        return "#invented"
