"""The digest: once a day, in the morning of each reader's own clock, one mail of what they want to be told by mail."""

import zoneinfo
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from nightdesk.editions.languages import spoken
from nightdesk.follows.models import Alerted, Follow, QuietHours
from nightdesk.lib.origin import origin
from nightdesk.lib.ticking import Ticking
from nightdesk.notices.post.letters import write
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Letter
from nightdesk.people.models import Person

SALT = "nightdesk.follows.digest"
KIND = "follows.digest"
HOUR = 7
AT_ONCE = 500
# So many lines are read; who has more to read finds the rest on their page.
MOST = 40


def mail_due(now: datetime) -> int:
    """Write what is due; how many letters. Any number of processes may at once: one of them takes each."""
    return sum(_mail(person, now) for person in _whose_morning_it_is(now))


def _whose_morning_it_is(now: datetime) -> Iterator[int]:
    """People with something due who were not written to since seven o'clock of their own day."""
    waiting = Alerted.objects.to_be_mailed(now).order_by().values_list("person", flat=True)
    people = sorted(set(waiting))
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        zones = _zones(some)
        theirs = Alerted.objects.filter(person__in=some).values("person")
        last = dict(theirs.annotate(last=Max("mailed_at")).values_list("person", "last"))
        for person in some:
            written = last.get(person)
            morning = _morning(now, zones[person])
            if morning <= now and (written is None or written < morning):
                yield person


def _zones(people: Sequence[int]) -> dict[int, str]:
    """As they chose it for their quiet hours, else that of the paper they were last told by."""
    told = Alerted.objects.filter(person__in=people).order_by("pk")
    papers = dict(told.values_list("person", "alert__edition__time_zone"))
    chosen = QuietHours.objects.filter(person__in=people)
    return papers | dict(chosen.values_list("person", "time_zone"))


def _morning(now: datetime, zone: str) -> datetime:
    """The last seven o'clock there, or the next one while it is still night."""
    here = now.astimezone(zoneinfo.ZoneInfo(zone))
    return here.replace(hour=HOUR, minute=0, second=0, microsecond=0)


@transaction.atomic
def _mail(person_id: int, now: datetime) -> bool:
    """One letter for all that is due; none if another process took it."""
    due = Alerted.objects.to_be_mailed(now).filter(person=person_id)
    told = list(due.for_lines().select_related("person")[: MOST + 1])
    ours = Alerted.objects.filter(pk__in=[one.pk for one in told], mailed_at=None)
    if not told or ours.update(mailed_at=now) != len(told):
        transaction.set_rollback(True)
        return False
    due.update(mailed_at=now)
    write(_letter(told[0].person, told), KIND, [one.pk for one in told])
    return True


def again(letter: Letter) -> Mail | None:
    """When it leaves: of what was killed since it was written nothing is said."""
    ours = Alerted.objects.filter(pk__in=letter.about).that_stand(timezone.now())
    told = list(ours.for_lines().select_related("person").order_by("pk"))
    return _letter(told[0].person, told) if told else None


def _letter(person: Person, told: Sequence[Alerted]) -> Mail:
    edition = told[0].alert.edition
    language = spoken(person.language or edition.language)
    quiet = f"{origin()}{reverse('no-digest', args=[token_of(person.pk)])}"
    words = {
        "told": told[:MOST],
        "is_more": len(told) > MOST,
        "edition": edition,
        "origin": origin(),
        "quiet": quiet,
    }
    with translation.override(language), timezone.override(edition.zone):
        text = render_to_string("follows/letters/digest.txt", words)
    subject, _, rest = text.strip().partition("\n")
    return Mail(
        to=person.email,
        subject=subject,
        text=rest.strip() + "\n",
        language=language,
        sender=edition.name,
        leave=quiet,
    )


def token_of(person_id: int) -> str:
    """For the address in a mail: it says whose mails are meant, and lets its holder do nothing else."""
    return signing.Signer(salt=SALT).sign(str(person_id))


def is_known(token: str) -> bool:
    return _person_of(token) is not None


def _person_of(token: str) -> int | None:
    try:
        return int(signing.Signer(salt=SALT).unsign(token))
    except signing.BadSignature:
        return None


def want_none(token: str) -> bool:
    """No more of them; what is followed is told on the page. Whether the token is one."""
    person = _person_of(token)
    if person is None:
        return False
    Follow.objects.filter(person=person).update(by_mail=False)
    Alerted.objects.filter(person=person, mailed_at=None).update(by_mail=False)
    return True


class DigestClock(Ticking):
    """Writes the letters; the post sends them."""

    pause = timedelta(minutes=5).total_seconds()

    def tick(self) -> float:
        mail_due(timezone.now())
        return self.pause
