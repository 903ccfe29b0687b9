"""Deciding: what a moderator does with something a reader wrote, all that follows from it in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.people.models import Person
from nightdesk.talk import letters, statements
from nightdesk.talk.errors import NotNow
from nightdesk.talk.models import Claim, Comment, Report
from nightdesk.talk.moderation.reasons import GIVEN

APPROVE, REJECT, HOLD = "approve", "reject", "hold"


@dataclass(frozen=True, slots=True)
class Choice:
    """`version` is that of the text the moderator saw; `note` is told to the author beside the reason."""

    act: str
    version: int
    reason: str = ""
    note: str = ""


def subject_of(comment: Comment) -> str:
    """Under which name it is claimed."""
    return f"comment:{comment.key}"


@transaction.atomic
def decide(comment: Comment, choice: Choice, *, by: Person, now: datetime | None = None) -> None:
    """Refused while somebody else looks at it, or when it changed since it was looked at."""
    now = now or timezone.now()
    others = Claim.objects.of_others([subject_of(comment)], by, now)
    if others:
        raise NotNow(_("%(name)s looks at this.") % {"name": others[subject_of(comment)]})
    comment.version = choice.version
    _act(comment, choice, by)
    if choice.act != HOLD:
        _settle_reports(comment, by, now)
    Claim.objects.filter(subject=subject_of(comment)).delete()


def _act(comment: Comment, choice: Choice, by: Person) -> None:
    was_shown = comment.is_shown
    if choice.act == APPROVE:
        (comment.keep if was_shown else comment.approve)(by=by)
        return
    if choice.act == HOLD:
        comment.hold(by=by)
    elif choice.reason in GIVEN:
        comment.reject(choice.reason, by=by, note=choice.note)
    else:
        raise NotNow(_("Say why."))
    ruling = comment.rulings.select_related("author").latest("pk")
    told = {"statement": partial(statements.of_ruling, ruling)}
    letters.tell(comment.author, "decision", told, comment.venue.edition)


def _settle_reports(comment: Comment, by: Person, now: datetime) -> None:
    """Whoever reported it learns what became of that."""
    reports = Report.objects.open().filter(comment=comment.pk)
    edition = comment.venue.edition
    for report in reports.select_related("by"):
        told = {"comment": comment, "report": report}
        letters.tell(report.by, "report_settled", told, edition)
    reports.update(settled_at=now, settled_by=by)
