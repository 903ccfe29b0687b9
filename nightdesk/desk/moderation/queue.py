"""The queue: which comments stand under which tab, found by place in an index however many wait."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.talk.models import Appeal, Comment, Notice, Report, Ruling
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.scopes import bounds, of_edition, within
from nightdesk.talk.state import State

PAGE = 50
# Beyond this many it is said that there are more: nobody reads the exact number, and counting costs.
COUNTED = 1000
Comments = QuerySet[Comment]


def held(every: Comments) -> Comments:
    return every.filter(state=State.HELD)


def reported(every: Comments) -> Comments:
    return every.filter(
        pk__in=Report.objects.open().values("comment"), state__in=(State.SHOWN, State.HELD)
    )


def approved(every: Comments) -> Comments:
    by_hand = Ruling.objects.by_moderators().filter(verdict=Verdict.SHOW)
    return every.filter(state=State.SHOWN, pk__in=by_hand.values("comment"))


TABS: Mapping[str, tuple[str | Promise, Callable[[Comments], Comments]]] = {
    "held": (_("Held"), held),
    "reported": (_("Reported"), reported),
    "recent": (_("Recent"), lambda every: every.filter(state=State.SHOWN)),
    "approved": (_("Approved"), approved),
    "rejected": (_("Rejected"), lambda every: every.filter(state=State.REJECTED)),
}
# Where something was said, as the list can be narrowed to it.
VENUES: Mapping[str, Q] = {"stories": Q(room=None), "rooms": Q(discussion=None)}
# What waits is read from its oldest on; what is done from its newest.
OLDEST_FIRST = frozenset({"held", "reported"})


@dataclass(frozen=True)
class Filter:
    """What the address asks for. What it says that makes no sense is not asked for."""

    tab: str = "held"
    edition: str = ""
    section: str = ""
    words: str = ""
    order: str = ""
    place: str = ""
    venue: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Filter":
        asked = request.GET
        tab = asked.get("show", "held")
        section = asked.get("section", "")
        return cls(
            tab if tab in TABS else "held",
            asked.get("edition", ""),
            section if section.isdecimal() and len(section) < 10 else "",  # noqa: PLR2004 - of a key
            asked.get("q", "")[:100],
            asked.get("order", "") if asked.get("order") in {"newest", "oldest"} else "",
            asked.get("from", ""),
            asked.get("in", "") if asked.get("in") in VENUES else "",
        )

    @cached_property
    def is_oldest_first(self) -> bool:
        return self.order == "oldest" or (not self.order and self.tab in OLDEST_FIRST)

    def query(self, **instead: str) -> str:
        """The address of the same list with something else in place."""
        said = {
            "show": self.tab,
            "edition": self.edition,
            "section": self.section,
            "q": self.words,
            "order": self.order,
            "in": self.venue,
        } | instead
        return "?" + urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    label: str | Promise
    count: int
    query: str

    @property
    def many(self) -> str:
        return f"{COUNTED - 1}+" if self.count == COUNTED else str(self.count)


def every(person: Person, asked: Filter) -> Comments:
    """What the moderator answers for, of the editions, sections and words asked for."""
    found = Comment.objects.filter(within(person))
    if asked.venue:
        found = found.filter(VENUES[asked.venue])
    if asked.edition:
        found = found.filter(of_edition(asked.edition))
    if asked.section:
        section = int(asked.section)
        here = Q(discussion__story__section=section) | Q(room__story__section=section)
        found = found.filter(here)
    return found.filter(text__icontains=asked.words) if asked.words else found


def listed(person: Person, asked: Filter) -> Comments:
    """One page of a tab and one more row, which says that there is a page after it."""
    found = TABS[asked.tab][1](every(person, asked))
    place = _place(asked.place)
    later = "gt" if asked.is_oldest_first else "lt"
    if place:
        at, pk = place
        further = Q(**{f"posted_at__{later}": at}) | Q(posted_at=at, **{f"pk__{later}": pk})
        found = found.filter(further)
    sign = "" if asked.is_oldest_first else "-"
    return found.order_by(f"{sign}posted_at", f"{sign}pk")[: PAGE + 1]


def place_of(comment: Comment) -> str:
    """Where the next page begins: after this one."""
    return f"{comment.posted_at.isoformat()}_{comment.pk}"


def _place(said: str) -> tuple[datetime, int] | None:
    at, _sign, pk = said.partition("_")
    if not (pk.isdecimal() and len(pk) <= 18):  # noqa: PLR2004 - what a key can be
        return None
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (found, int(pk)) if found.tzinfo else None


def counts(person: Person, asked: Filter) -> list[Tab]:
    """How much is under each tab, one bounded query each."""
    whole = Filter(edition=asked.edition, section=asked.section, venue=asked.venue)
    return [
        Tab(
            name,
            label,
            choose(every(person, whole))[:COUNTED].count(),
            whole.query(show=name),
        )
        for name, (label, choose) in TABS.items()
    ]


def counted_beside(person: Person) -> dict[str, int]:
    """Notices and appeals that wait for this moderator."""
    return {"notices": notices(person).count(), "appeals": appeals(person).count()}


def notices(person: Person) -> QuerySet[Notice]:
    """Of what is no comment, those decide who moderate everywhere."""
    mine = Q() if bounds(person) is None else within(person, "comment")
    return Notice.objects.open().filter(mine)


def appeals(person: Person) -> QuerySet[Appeal]:
    """Against what others decided: nobody judges their own decision."""
    theirs = Q(ruling__by=person) | Q(sanction__made_by=person)
    found = Appeal.objects.open().exclude(theirs)
    if bounds(person) is None:
        return found
    of_rulings = within(person, "ruling__comment")
    return found.filter(of_rulings | _of_sanctions(person))


def _of_sanctions(person: Person) -> Q:
    desks = bounds(person) or ()
    return Q(sanction__section__desk__in=desks) | Q(sanction__room__desk__in=desks)


def choices() -> dict[str, Any]:
    """What the list can be narrowed to. Two queries."""
    sections = Section.objects.select_related("edition").order_by("edition__position", "position")
    return {"editions": list(Edition.objects.in_order()), "sections": list(sections)}
