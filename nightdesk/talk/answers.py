"""Answers: what a person is told of, on their page and by mail, and how they say that they want no mail."""

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from nightdesk.lib.origin import origin
from nightdesk.lib.ticking import Ticking
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Outgoing
from nightdesk.people.models import Person
from nightdesk.talk import letters
from nightdesk.talk.models import Quiet, Told

SALT = "nightdesk.talk.quiet"
# Beyond this nobody counts, and a page says «99+».
MOST = 100
# Time for the author to take it back, and for the answered to see it on their page.
GRACE = timedelta(minutes=2)
# Of one thread, one mail an hour.
PAUSE = timedelta(hours=1)
AT_ONCE = 50


def unread(person: Person) -> int:
    """How many answers they have not seen yet, 100 at most."""
    return Told.objects.to(person).unseen()[:MOST].count()


def seen(person: Person, now: datetime) -> None:
    """They looked at their page: none of it is new any more, nor mailed."""
    Told.objects.filter(person=person).unseen().update(seen_at=now)


def token_of(person_id: int) -> str:
    """For the address in a mail: it says whose mails are meant, and lets its holder do nothing else."""
    return signing.Signer(salt=SALT).sign(str(person_id))


def person_of(token: str) -> Person | None:
    try:
        return Person.objects.filter(pk=signing.Signer(salt=SALT).unsign(token)).first()
    except signing.BadSignature:
        return None


def want_mail(person: Person, *, wanted: bool) -> None:
    if wanted:
        Quiet.objects.filter(person=person).delete()
    else:
        Quiet.objects.get_or_create(person=person)


def mail_due(now: datetime) -> int:
    """Write what is due; how many letters. Any number of processes may at once: one of them takes each."""
    due = Told.objects.to_be_mailed(now - GRACE).in_their_places()
    return sum(_mail(told, now) for told in due[:AT_ONCE])


def _mail(told: Told, now: datetime) -> bool:
    """One letter for all that is new in a thread; none, if one left within the hour."""
    thread = Told.objects.in_thread(told.answer.root_id, told.person_id)
    with transaction.atomic():
        is_ours = thread.unseen().filter(pk=told.pk, mailed_at=None).update(mailed_at=now)
        if not is_ours or thread.mailed_since(now - PAUSE).exclude(mailed_at=now).exists():
            return False
        thread.unseen().filter(mailed_at=None).update(mailed_at=now)
        quiet = f"{origin()}{reverse('no-mail', args=[token_of(told.person_id)])}"
        venue = told.answer.venue
        words = {"answer": told.answer, "venue": venue, "quiet": quiet, "is_call": told.is_call}
        letters.tell(told.person, "answer", words | {"about": [told.pk]}, venue.edition)
    return True


def again(letter: Outgoing) -> Mail | None:
    """When it leaves: not if they could not read it any more."""
    told = Told.objects.filter(pk__in=letter.about).select_related("person").first()
    may_read = told and Told.objects.to(told.person).filter(pk=told.pk).exists()
    return letter.mail() if may_read else None


class AnswerClock(Ticking):
    """Writes the letters; the postman sends them."""

    pause = 20.0

    def tick(self) -> float:
        mail_due(timezone.now())
        return self.pause
