"""A feed written down in one of its forms."""

from datetime import datetime
from types import ModuleType
from typing import NamedTuple

from django.utils import timezone

from nightdesk.syndication import atom, json_feed, rss
from nightdesk.syndication.feed import Feed, Scope

FORMS: dict[str, ModuleType] = {form.NAME: form for form in (atom, rss, json_feed)}


class Document(NamedTuple):
    text: str
    content_type: str
    changed_at: datetime | None
    now: datetime


def written(scope: Scope, form: str, *, origin: str, hub: str) -> Document:
    """`form` is one of `feed.xml`, `rss.xml`, `feed.json`; `hub` is who tells of changes, if anybody does."""
    now = timezone.now()
    feed = Feed.of(scope, origin=origin, now=now, hub=hub)
    kind = FORMS[form]
    return Document(kind.write(feed), kind.CONTENT_TYPE, feed.changed_at, now)
