"""Repetition: the same or nearly the same, by the same person or by several, within hours. One query."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from nightdesk.talk.models.fingerprint import Fingerprint
from nightdesk.talk.moderation.likeness import Likeness
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold, refuse

# More than these need not be looked at to know that it is said everywhere.
MOST = 100
KEPT_FOR = timedelta(days=7)
# Every so many texts, what is too old to matter is thrown away.
EVERY = 64


def judge(submission: Submission) -> Decision:
    if not submission.rules.repeats_within_hours or not submission.text:
        return PASS
    likeness = likeness_of(submission)
    if _is_small_talk(submission, likeness):
        return PASS
    alike = [one for one in _near(submission, likeness) if likeness.is_like(one[1], one[2])]
    own = [whole for author, whole, _signs in alike if author == submission.author.pk]
    if own and not submission.is_edit:
        return refuse("repeated") if likeness.whole in own else hold("repeated")
    others = {author for author, _whole, _signs in alike} - {submission.author.pk}
    most = submission.rules.repeated_by_others
    if most and len(others) >= most and not likeness.is_short:
        return hold("repeated_by_others", others=len(others))
    return PASS


def claim(submission: Submission) -> bool:
    """Keep the fingerprint of what is taken, inside the transaction that takes it.

    False when the person said the same meanwhile: of two who send it at once one is told.
    """
    if not submission.rules.repeats_within_hours:
        return True
    likeness = likeness_of(submission)
    if _is_small_talk(submission, likeness):
        return True
    if likeness.whole % EVERY == 0:
        Fingerprint.objects.filter(at__lt=submission.now - KEPT_FOR).delete()
    known = Fingerprint.objects.filter(author=submission.author.pk, whole=likeness.whole)
    too_old = Q(at__lte=_since(submission)) if not submission.is_edit else Q()
    if known.filter(too_old).update(at=submission.now):
        return True
    try:
        with transaction.atomic():
            _keep(submission, likeness)
    except IntegrityError:
        return False
    return True


def _is_small_talk(submission: Submission, likeness: Likeness) -> bool:
    """«Yes!» may be said in a room as often as one likes; how often at a time, floods are for."""
    return submission.is_message and likeness.is_short


def likeness_of(submission: Submission) -> Likeness:
    known: Likeness | None = submission.remembered.get("likeness")
    if known is None:
        known = Likeness.of(submission.text, submission.place)
        submission.remembered["likeness"] = known
    return known


def _since(submission: Submission) -> datetime:
    return submission.now - timedelta(hours=submission.rules.repeats_within_hours)


def _near(submission: Submission, likeness: Likeness) -> list[tuple[int, int, int]]:
    """Author, words and signs of what may be like it."""
    near = Q(author=submission.author.pk, whole=likeness.whole)
    if not likeness.is_short:
        near |= Q(whole=likeness.whole)
        for at, band in enumerate(likeness.bands, start=1):
            near |= Q(**{f"band_{at}": band})
    found = Fingerprint.objects.filter(near, at__gt=_since(submission))
    return list(found.values_list("author", "whole", "likeness")[:MOST])


def _keep(submission: Submission, likeness: Likeness) -> None:
    first, second, third, last = likeness.bands
    Fingerprint.objects.create(
        author=submission.author,
        whole=likeness.whole,
        likeness=likeness.signs,
        band_1=first,
        band_2=second,
        band_3=third,
        band_4=last,
        at=submission.now,
    )
