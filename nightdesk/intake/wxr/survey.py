"""A first walk through an export: is it sound, and what will be asked for later."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from nightdesk.intake.wxr.errors import UnreadableError
from nightdesk.intake.wxr.reader import records
from nightdesk.intake.wxr.records import Author, Item, Site, Term
from nightdesk.intake.wxr.target import Limits

# Blocks that many items show are kept in memory for the whole run.
_MOST_REUSED = 1_000
_LONGEST_REUSED = 50_000


@dataclass(slots=True)
class Survey:
    """What the whole file holds; items are only counted, but what others ask for is kept."""

    site: Site
    authors: dict[str, Author] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    used: Counter[tuple[str, str]] = field(default_factory=Counter)
    attachments: dict[int, str] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=dict)
    reused: dict[int, str] = field(default_factory=dict)
    comments: int = 0

    @property
    def total(self) -> int:
        return self.kinds.total()

    @property
    def base_url(self) -> str:
        return self.site.base_blog_url or self.site.link

    def note(self, item: Item) -> None:
        """Count one item and remember what others may ask of it."""
        self.kinds[item.kind] += 1
        self.comments += item.comments
        self.used.update((worn.domain, worn.slug) for worn in item.categories)
        if item.kind == "attachment":
            self.attachments[item.number] = item.attachment_url or item.guid
            self.children.setdefault(item.parent, []).append(item.number)
        elif item.kind == "wp_block" and len(self.reused) < _MOST_REUSED:
            self.reused[item.number] = item.content[:_LONGEST_REUSED]


def survey(path: Path, *, limits: Limits | None = None) -> Survey:
    """Walk through the whole export; raises `UnreadableError` before anything can be taken."""
    bounds = limits or Limits()
    found = Survey(site=Site("", "", "", "", "", "", ""))
    for record in records(path, limits=bounds):
        match record:
            case Site():
                found.site = record
            case Author():
                found.authors[record.login] = record
            case Term():
                found.terms[record.domain, record.slug] = record
            case Item():
                found.note(record)
        if len(found.authors) + len(found.terms) > bounds.head_records:
            raise UnreadableError(_("The file names more authors and terms than any paper has."))
    if not found.site.version and not (found.authors or found.terms):
        raise UnreadableError(_("This is a feed, not a WordPress export: it names no WXR version."))
    return found
