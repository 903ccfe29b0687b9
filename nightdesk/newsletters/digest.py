"""The digest: which stories a number is made of, and how numbers come to be at their hours."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from nightdesk.newsletters.models import Newsletter, Number, Rhythm, Source
from nightdesk.newsletters.sending import plan
from nightdesk.stories.models import Story

# A house that was down sends what is late by no more than this: nobody wants the morning's at night.
TOO_LATE = timedelta(hours=6)
FIRST = {Rhythm.WEEKLY: timedelta(days=7)}
A_DAY = timedelta(days=1)


def proposed(newsletter: Newsletter, since: datetime, until: datetime) -> list[Story]:
    """What the newsletter is made of, the most urgent first; nothing where the desk chooses."""
    if newsletter.source == Source.CHOSEN:
        return []
    standing = newsletter.edition.stories.visible_to(None, until).published()
    fresh = standing.filter(published_at__gt=since, published_at__lte=until)
    if newsletter.source == Source.SECTIONS:
        fresh = fresh.filter(section__in=newsletter.sections.all())
    return list(fresh.for_lines().order_by("urgency", "-published_at", "-pk")[: newsletter.most])


def since_the_last(newsletter: Newsletter, now: datetime) -> datetime:
    """Where the last number ended; the first one looks back over one turn of its rhythm."""
    last = newsletter.numbers.exclude(mailing=None).aggregate(Max("until"))["until__max"]
    return last or now - FIRST.get(Rhythm(newsletter.rhythm), A_DAY)


@transaction.atomic
def begin(newsletter: Newsletter, now: datetime | None = None) -> Number:
    """A draft with what the newsletter is made of, for the desk to change."""
    now = now or timezone.now()
    last = newsletter.numbers.aggregate(Max("number"))["number__max"] or 0
    number = Number.objects.create(newsletter=newsletter, number=last + 1, until=now)
    number.choose(proposed(newsletter, since_the_last(newsletter, now), now))
    return number


def keep_hours(now: datetime) -> int:
    """Send what is due by itself; how many numbers this call made.

    Where the desk has a number open, it is the desk's to send. Where nothing was published, none is.
    """
    kept = 0
    for newsletter in Newsletter.objects.open().select_related("edition"):
        hour = newsletter.last_hour(now)
        if hour is None or newsletter.kept_hour_at == hour:
            continue
        kept += _keep(newsletter, hour, now)
    return kept


@transaction.atomic
def _keep(newsletter: Newsletter, hour: datetime, now: datetime) -> bool:
    is_new = newsletter.kept_hour_at is None
    if not newsletter.keep_hour(hour):
        return False
    is_in_hand = Number.objects.of(newsletter).open().exists()
    if is_new or is_in_hand or now - hour > TOO_LATE or not newsletter.readers.exists():
        return False
    number = begin(newsletter, hour)
    if not number.chosen.exists():
        number.delete()
        return False
    plan(number, hour)
    return True
