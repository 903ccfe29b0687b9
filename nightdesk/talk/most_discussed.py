"""What is most discussed: of the stories of the last days that are discussed, those with the most comments."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from nightdesk.bakery.parts import kept
from nightdesk.bakery.staleness import good_until, reading
from nightdesk.editions.models import Edition
from nightdesk.talk import generations
from nightdesk.talk.models import Discussion, Terms
from nightdesk.talk.models.discussion import MANY
from nightdesk.talk.state import Openness

LATELY = timedelta(days=3)
MOST = 5


def most_discussed(edition: Edition) -> Sequence[int]:
    """The ids of their stories, the most discussed first. One query, where no other front asked before."""
    return kept(("most discussed", edition.pk), lambda: _asked(edition.pk, timezone.now()))


def _asked(edition_id: int, now: datetime) -> tuple[int, ...]:
    reading(generations.most_discussed(edition_id), generations.terms(edition_id))
    here = Discussion.objects.filter(story__edition=edition_id, comments__gte=MANY)
    recent = here.filter(story__published_at__gt=now - LATELY)
    openness = Coalesce(Terms.objects.of_stories("story"), Value(Openness.OPEN))
    held = recent.alias(openness=openness).exclude(openness=Openness.OFF)
    found = held.order_by("-comments", "-story__published_at", "-pk")
    rows = found.values_list("pk", "story__published_at")[:MOST]
    for _story, published_at in rows:
        if published_at is not None:
            good_until(published_at + LATELY)
    return tuple(story for story, _published_at in rows)
