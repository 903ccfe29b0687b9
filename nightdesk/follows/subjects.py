"""Subjects: what can be followed, found by its address, and named on a list. Only what readers may see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition, Section
from nightdesk.follows.models import Follow, Kind
from nightdesk.follows.models.follow import Of
from nightdesk.stories.models import Author, Story
from nightdesk.stories.visibility import authors_shown, topics_shown
from nightdesk.topics.models import Topic


@dataclass(frozen=True, slots=True)
class Subject:
    """`address` is its own page, `follow` the one on which it is followed."""

    of: Of
    name: str
    address: str
    follow: str
    is_live_blog: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One follow on a reader's list."""

    follow: Follow
    name: str
    address: str
    is_live_blog: bool = False


def find(edition: Edition, kind: str, slug: str, now: datetime) -> Subject | None:
    """None for what is not there, or not for readers."""
    if kind == Kind.FLASHES:
        follow = reverse("follow-flashes", args=[edition])
        return Subject(
            Of(edition, kind), flashes_of(edition), reverse("wire", args=[edition]), follow
        )
    found = _shown(edition, kind, now).filter(slug=slug).first()
    if found is None:
        return None
    follow = reverse(f"follow-{kind}", args=[edition, slug])
    of, address = Of(edition, kind, found.pk), found.get_absolute_url()
    return Subject(of, name_of(found), address, follow, is_live_blog(found))


def _shown(edition: Edition, kind: str, now: datetime) -> Any:
    if kind == Kind.SECTION:
        return edition.sections.select_related("edition")
    if kind == Kind.TOPIC:
        return topics_shown(edition, now).select_related("edition")
    if kind == Kind.AUTHOR:
        return authors_shown(edition, now).select_related("edition")
    return edition.stories.visible_to(None, now).for_lines()


def named(follows: Iterable[Follow]) -> list[Line]:
    """In their order, in five queries at most. What is not there any more is not on the list."""
    follows = list(follows)
    keys: dict[str, set[int]] = defaultdict(set)
    for follow in follows:
        keys[follow.kind].add(follow.subject)
    found = {
        (kind, key): record
        for kind, records in _records().items()
        if keys[kind]
        for key, record in records.in_bulk(keys[kind]).items()
    }
    lines = (_line(follow, found.get((follow.kind, follow.subject))) for follow in follows)
    return [line for line in lines if line is not None]


def _records() -> dict[str, Any]:
    return {
        Kind.SECTION: Section.objects.select_related("edition"),
        Kind.TOPIC: Topic.objects.select_related("edition"),
        Kind.AUTHOR: Author.objects.select_related("edition"),
        Kind.STORY: Story.objects.visible_to(None, timezone.now()).for_lines(),
    }


def _line(follow: Follow, record: Any) -> Line | None:
    if follow.kind == Kind.FLASHES:
        wire = reverse("wire", args=[follow.edition])
        return Line(follow, flashes_of(follow.edition), wire)
    if record is None:
        return None
    return Line(follow, name_of(record), record.get_absolute_url(), is_live_blog(record))


def flashes_of(edition: Edition) -> str:
    return _("All flashes of %(name)s") % {"name": edition.name}


def name_of(record: Any) -> str:
    return str(record.headline if isinstance(record, Story) else record.name)


def is_live_blog(record: Any) -> bool:
    """Who follows one is told of its key events."""
    return isinstance(record, Story) and record.is_live_blog
