"""What a WordPress export is made of, as plain values that nobody can change."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from nightdesk.intake.wxr.dates import in_zone


@dataclass(frozen=True, slots=True)
class Site:
    """The old site itself, as the head of the export describes it."""

    title: str
    link: str
    description: str
    language: str
    version: str
    base_site_url: str
    base_blog_url: str


@dataclass(frozen=True, slots=True)
class Author:
    """One account of the old site that wrote something; `login` is what items refer to."""

    login: str
    email: str
    display_name: str
    first_name: str
    last_name: str

    @property
    def name(self) -> str:
        return self.display_name or f"{self.first_name} {self.last_name}".strip() or self.login


@dataclass(frozen=True, slots=True)
class Term:
    """A category, a tag or a term of the site's own; `parent` is the slug of the term above."""

    domain: str
    slug: str
    name: str
    parent: str
    description: str


@dataclass(frozen=True, slots=True)
class Category:
    """A term as an item wears it; domain is ``category``, ``post_tag`` or the site's own."""

    domain: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the export: a post, a page, an attachment, a menu entry or anything else."""

    number: int
    kind: str
    status: str
    title: str
    link: str
    guid: str
    slug: str
    creator: str
    content: str
    excerpt: str
    published_gmt: datetime | None
    published_local: datetime | None
    modified_gmt: datetime | None
    fed_at: datetime | None
    password: str
    is_sticky: bool
    parent: int
    menu_order: int
    attachment_url: str
    categories: tuple[Category, ...]
    meta: tuple[tuple[str, str], ...]
    comments: int

    def said(self, key: str) -> str:
        """Answer what the item's first meta row of that key holds, or nothing."""
        return next((value for name, value in self.meta if name == key), "")

    def published_at(self, zone: ZoneInfo) -> datetime | None:
        """When it went out, in UTC: by GMT date, else by the clock in `zone`, else by the feed."""
        if self.published_gmt:
            return self.published_gmt
        if self.published_local:
            return in_zone(self.published_local, zone)
        return self.fed_at


Record = Site | Author | Term | Item
