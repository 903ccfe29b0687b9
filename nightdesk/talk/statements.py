"""Statements of reasons: what was decided about a person or what they wrote, and why, as they are told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from nightdesk.people.models import Person
from nightdesk.talk.models import Appeal, Ruling, Sanction
from nightdesk.talk.models.placed import placed
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.models.sanction import Measure
from nightdesk.talk.moderation.reasons import sentence

# Half a year, as the law has it.
APPEALED_WITHIN = timedelta(days=183)
AGAINST_THE_LAW = frozenset({"illegal"})
MOST = 100


@dataclass(frozen=True, slots=True)
class Statement:
    """`kind` and `number` are its address: `comments` and the ruling's, `sanctions` and the sanction's."""

    kind: str
    number: int
    what: str
    text: str
    where: str
    why: str
    note: str
    is_law: bool
    is_automated: bool
    at: datetime
    until: datetime | None = None
    is_over: bool = False
    appeal: Appeal | None = None

    @property
    def appeal_until(self) -> datetime:
        return self.at + APPEALED_WITHIN

    def may_be_appealed(self, now: datetime) -> bool:
        return self.appeal is None and not self.is_over and now < self.appeal_until


def of_ruling(ruling: Ruling) -> Statement:
    """In the language that is active. A text that its author took back is not repeated."""
    comment = ruling.comment
    held = ruling.verdict == Verdict.HOLD
    return Statement(
        kind="comments",
        number=ruling.pk,
        what=_("Your comment was held") if held else _("Your comment was rejected"),
        text=comment.text if comment else "",
        where=comment.venue.get_absolute_url() if comment else "",
        why=sentence(ruling.reason, ruling.particulars),
        note=str(ruling.particulars.get("note", "")),
        is_law=ruling.reason in AGAINST_THE_LAW,
        is_automated=ruling.by_id is None,
        at=ruling.at,
        is_over=comment is None or comment.is_shown,
        appeal=getattr(ruling, "appeal", None),
    )


def of_sanction(sanction: Sanction) -> Statement:
    what = {
        Measure.WARN: _("You were warned"),
        Measure.HOLD: _("A moderator reads what you write before it is shown"),
        Measure.SUSPEND: _("You may not write for a time"),
        Measure.BAN: _("You may not write here any more"),
    }
    return Statement(
        kind="sanctions",
        number=sanction.pk,
        what=what[Measure(sanction.measure)],
        text="",
        where=_where(sanction),
        why=sanction.reason,
        note="",
        is_law=False,
        is_automated=False,
        at=sanction.made_at,
        until=sanction.until,
        is_over=sanction.lifted_at is not None,
        appeal=getattr(sanction, "appeal", None),
    )


def _where(sanction: Sanction) -> str:
    place = sanction.section or sanction.room
    return place.get_absolute_url() if place else ""


def about(person: Person) -> list[Statement]:
    """The last hundred, the newest first. Two queries."""
    rulings = Ruling.objects.about(person.pk).exclude(verdict=Verdict.SHOW).exclude(comment=None)
    sanctions = Sanction.objects.on(person.pk).select_related(
        "section__edition", "room__edition", "appeal"
    )
    found = [of_ruling(one) for one in rulings.select_related(*placed("comment"), "appeal")[:MOST]]
    found += [of_sanction(one) for one in sanctions[:MOST]]
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


def one(person: Person, kind: str, number: int) -> Statement | None:
    """One that is about this person, else nothing."""
    if kind == "comments":
        rulings = Ruling.objects.about(person.pk).exclude(verdict=Verdict.SHOW)
        rulings = rulings.exclude(comment=None).filter(pk=number)
        ruling = rulings.select_related(*placed("comment"), "appeal").first()
        return of_ruling(ruling) if ruling else None
    sanctions = Sanction.objects.on(person.pk).filter(pk=number)
    sanction = sanctions.select_related("section__edition", "room__edition", "appeal").first()
    return of_sanction(sanction) if sanction and kind == "sanctions" else None
