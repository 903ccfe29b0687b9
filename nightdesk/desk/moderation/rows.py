"""Rows: what the queue shows of anything readers wrote. Comments are one kind; whatever else comes makes rows too."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count

from nightdesk.people.models import Person
from nightdesk.talk.deciding import subject_of
from nightdesk.talk.models import Claim, Comment, Report, Ruling, Sanction
from nightdesk.talk.models.placed import UNREAD_POST, placed, unread
from nightdesk.talk.moderation.reasons import explained
from nightdesk.talk.state import State


@dataclass(slots=True)
class History:
    """What became of all that a person wrote, and what holds for them now."""

    shown: int = 0
    held: int = 0
    rejected: int = 0
    deleted: int = 0
    killed: int = 0
    sanctions: list[Sanction] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """`html` is the text as readers would see it; `reasons` and `reports` are sentences for moderators."""

    key: str
    version: int
    html: str
    language: str
    author: Person
    signature: str
    answers: str
    place: str
    address: str
    venue_address: str
    about: Comment | None
    room: int | None
    edition: str
    section: str
    state: str
    state_name: str
    at: datetime
    reasons: list[str]
    reports: list[Report]
    history: History
    looked_at_by: str

    @property
    def handle(self) -> str:
        """What a form sends back: of two decisions about different versions the second is refused."""
        return f"{self.key}.{self.version}"


def rows_of(comments: Iterable[Comment], person: Person, now: datetime) -> list[Row]:
    """Five queries, however many there are."""
    found = list(comments)
    reasons, reports = reasons_of(found), _reports_on(found)
    histories = histories_of({one.author_id for one in found}, now)
    claims = Claim.objects.of_others(map(subject_of, found), person, now)
    return [
        _row(
            one,
            reasons=reasons[one.pk],
            reports=reports[one.pk],
            history=histories[one.author_id],
            looked_at_by=claims.get(subject_of(one), ""),
        )
        for one in found
    ]


def _row(one: Comment, **told: Any) -> Row:
    venue = one.venue
    return Row(
        key=one.key,
        version=one.version,
        html=one.html,
        language=one.language,
        author=one.author,
        signature=one.signature,
        answers=one.parent.signature if one.parent else "",
        place=venue.headline,
        address=one.get_absolute_url() if one.is_shown else venue.get_absolute_url(),
        venue_address=venue.get_absolute_url(),
        about=one if one.about_id else None,
        room=one.room_id,
        edition=venue.edition.code,
        section=venue.section.name if venue.section else "",
        state=one.state,
        state_name=one.get_state_display(),
        at=one.posted_at,
        **told,
    )


def with_places(comments: Any) -> Any:
    """All that a row says of where it is, in the same query."""
    found = comments.select_related("author", "parent__author", "about", *placed())
    return found.defer(*unread(), *UNREAD_POST)


def reasons_of(found: Sequence[Comment]) -> dict[int, list[str]]:
    """What was decided about each so far, in words, the last first."""
    said: dict[int, list[str]] = defaultdict(list)
    rulings = Ruling.objects.filter(comment__in=found).select_related("by").order_by("-at", "-pk")
    for ruling in rulings:
        if ruling.reason and ruling.comment_id is not None:
            sentence = explained(ruling.reason, ruling.particulars)
            said[ruling.comment_id].append(f"{ruling.by}: {sentence}" if ruling.by else sentence)
    return said


def _reports_on(found: Sequence[Comment]) -> dict[int, list[Report]]:
    said: dict[int, list[Report]] = defaultdict(list)
    for report in Report.objects.open().filter(comment__in=found).select_related("by"):
        said[report.comment_id].append(report)
    return said


def histories_of(people: Iterable[int], now: datetime) -> dict[int, History]:
    """Two queries."""
    found: dict[int, History] = defaultdict(History)
    ids = list(people)
    rows = Comment.objects.filter(author__in=ids).values_list("author", "state")
    for author, state, many in rows.annotate(many=Count("pk")).order_by():
        setattr(found[author], State(state).value, many)
    for sanction in Sanction.objects.running(now).filter(person__in=ids):
        found[sanction.person_id].sanctions.append(sanction)
    return found
