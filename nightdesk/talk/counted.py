"""Counted: how many comments a story has, as cards and feeds tell it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from nightdesk.bakery.staleness import reading
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.models import Discussion
from nightdesk.talk.place import said_of


@dataclass(frozen=True, slots=True)
class Counted:
    """`address` is without the origin; `last_at` is when the newest comment was shown."""

    comments: int
    last_at: datetime | None
    address: str


NOTHING = Counted(0, None, "")


def counted(story: object) -> Counted:
    """No query: the count comes along with the story (`fetching.bring_along`). Nothing where there is none."""
    if not isinstance(story, Story):  # the desk shows cards of stories that it invented
        return NOTHING
    reading(generations.discussed(story.pk))
    known = Story._meta.get_field("discussion").get_cached_value(story, default=None)
    if not isinstance(known, Discussion) or not known.comments or said_of(story).is_off:
        return NOTHING
    address = reverse("discussion", args=[story.edition, story.under, story.slug])
    return Counted(known.comments, known.last_at, address)
