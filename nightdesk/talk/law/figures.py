"""Figures: how an edition's discussions were moderated in a year, as far as its days are over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet

from nightdesk.editions.models import Edition
from nightdesk.talk.models import Appeal, Comment, Notice, Report, Ruling
from nightdesk.talk.models.notice import Offence
from nightdesk.talk.models.report import Ground
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.moderation.reasons import GIVEN, explained
from nightdesk.talk.moderation.rule_names import RULES
from nightdesk.talk.scopes import of_edition

Counted = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Span:
    """From the first hour of the year to its end, or to last midnight while it runs."""

    since: datetime
    until: datetime

    @classmethod
    def of(cls, year: int, zone: ZoneInfo, now: datetime) -> "Span":
        local = now.astimezone(zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        over = datetime(year + 1, 1, 1, tzinfo=zone)
        return cls(datetime(year, 1, 1, tzinfo=zone), min(over, midnight))

    def on(self, column: str) -> dict[str, datetime]:
        return {f"{column}__gte": self.since, f"{column}__lt": self.until}


@dataclass(frozen=True, slots=True)
class Figures:
    """`half_within`: in that time half of all notices and reports were decided."""

    comments: int
    notices: Counted
    reports: Counted
    removed: int
    kept: int
    by_moderators: Counted
    by_programs: Counted
    half_within: timedelta | None
    appeals: int
    granted: int
    upheld: int


def of_year(edition: Edition, span: Span) -> Figures:
    """A dozen queries: the page is drawn once a day."""
    notices = Notice.objects.filter(edition=edition)
    rulings = Ruling.objects.filter(of_edition(edition, "comment"), **span.on("at"))
    restricting = rulings.exclude(verdict=Verdict.SHOW)
    reports = Report.objects.filter(of_edition(edition, "comment"))
    appeals = Appeal.objects.filter(of_edition(edition, "ruling__comment"))
    decided = appeals.filter(**span.on("decided_at"))
    settled = notices.filter(**span.on("settled_at"))
    comments = Comment.objects.filter(of_edition(edition))
    return Figures(
        comments=comments.filter(**span.on("posted_at")).count(),
        notices=_by(notices.filter(**span.on("at")), "offence", dict(Offence.choices)),
        reports=_by(reports.filter(**span.on("at")), "ground", dict(Ground.choices)),
        removed=settled.filter(outcome="removed").count(),
        kept=settled.filter(outcome="kept").count(),
        by_moderators=_by(restricting.exclude(by=None), "reason", _names()),
        by_programs=_by(restricting.filter(by=None), "phase", RULES),
        half_within=_median(settled, reports.filter(**span.on("settled_at"))),
        appeals=appeals.filter(**span.on("at")).count(),
        granted=decided.filter(is_granted=True).count(),
        upheld=decided.filter(is_granted=False).count(),
    )


def _by(rows: QuerySet[Any], column: str, names: Mapping[str, Any]) -> Counted:
    """How many of each, the most first."""
    found = rows.values_list(column).annotate(many=Count("pk")).order_by("-many", column)
    return [(str(names.get(code, code)), many) for code, many in found]


def _names() -> dict[str, str]:
    return {code: explained(code, {}) for code in GIVEN}


def _median(*settled: QuerySet[Any]) -> timedelta | None:
    took = [done - at for rows in settled for at, done in rows.values_list("at", "settled_at")]
    return median(took) if took else None
