"""Noticing: anyone tells of illegal content, and learns that it arrived and what was decided."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition
from nightdesk.events.models import Act, append
from nightdesk.people.models import Person
from nightdesk.talk import deciding, letters
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Comment, Notice
from nightdesk.talk.models.notice import Outcome
from nightdesk.talk.permissions import may_moderate
from nightdesk.talk.sanctioning import STREAM
from nightdesk.talk.scopes import bounds
from nightdesk.talk.state import State

_KEY = re.compile(r"/discussion/([a-z2-9]{12})/|^comment-([a-z2-9]{12})$")


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells. Without `email` nobody can be answered."""

    address: str
    offence: str
    why: str
    name: str = ""
    email: str = ""


@transaction.atomic
def receive(edition: Edition, told: Told, now: datetime | None = None) -> Notice:
    """Kept, told to the moderators, and confirmed by mail."""
    now = now or timezone.now()
    notice = Notice.objects.create(
        edition=edition,
        comment=comment_at(told.address),
        address=told.address,
        offence=told.offence,
        why=told.why,
        name=told.name,
        email=told.email,
        at=now,
    )
    append(STREAM, Act("notice.received", notice, None, now, {"offence": told.offence}))
    _answer(notice, "notice_received")
    return notice


def comment_at(address: str) -> Comment | None:
    """The comment that an address of ours names."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    found = _KEY.search(parts.path) or _KEY.search(parts.fragment)
    key = (found[1] or found[2]) if found else ""
    return Comment.objects.filter(key=key).first() if key else None


@transaction.atomic
def settle(notice: Notice, outcome: Outcome, answer: str, *, by: Person) -> None:
    """Once. What is removed and is a comment leaves readers now; its author is told why."""
    now = timezone.now()
    comment = notice.comment
    _refuse_unless_theirs(notice, by)
    columns = {"settled_at": now, "settled_by": by, "outcome": outcome, "answer": answer}
    if not Notice.objects.open().filter(pk=notice.pk).update(**columns):
        raise NotNow(_("Somebody else was faster. Look at it again."))
    for name, value in columns.items():
        setattr(notice, name, value)
    if outcome == Outcome.REMOVED and comment and comment.state in {State.SHOWN, State.HELD}:
        choice = deciding.Choice(deciding.REJECT, comment.version, "illegal", answer)
        deciding.decide(comment, choice, by=by, now=now)
    append(STREAM, Act("notice.settled", notice, by, now, {"outcome": outcome}))
    _answer(notice, "notice_settled")


def _refuse_unless_theirs(notice: Notice, by: Person) -> None:
    comment = notice.comment
    is_everywhere = may_moderate(by) and bounds(by) is None
    if not (may_moderate(by, comment.venue) if comment else is_everywhere):
        raise NotTheirs(_("This is not yours to decide."))


def _answer(notice: Notice, kind: str) -> None:
    if notice.email:
        told = {"notice": notice, "edition": notice.edition}
        letters.post(notice.email, kind, told, notice.edition.interface_language)
