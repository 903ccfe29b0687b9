"""A year of moderation in figures, the same for everyone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk import appealing, reporting
from nightdesk.talk.appealing import Answer
from nightdesk.talk.law.figures import Span, of_year
from nightdesk.talk.law.noticing import Told, receive, settle
from nightdesk.talk.models.notice import Outcome
from nightdesk.talk.models.report import Ground
from tests.pages import Page
from tests.talk.conftest import Say


def test_what_was_told_and_decided_is_counted(
    say: Say, english: Edition, lena: Person, ben: Person, ida: Person, clara: Person
) -> None:
    one, two = say("One."), say("Two.")
    reporting.report(one, Ground.SPAM, "", by=ben)
    one.reject("spam", by=ida)
    for outcome in Outcome:
        notice = receive(english, Told("https://x.example/", "fraud", "Look."))
        settle(notice, outcome, "Seen.", by=clara)
    made = appealing.appeal(lena, "comments", one.rulings.get().pk, "No.")
    appealing.decide(made, Answer(is_granted=True, text="Yes."), by=clara)
    two.hold(by=ida)
    now = timezone.now() + timedelta(days=1)
    year = now.astimezone(english.zone).year
    found = of_year(english, Span.of(year, english.zone, now))
    if timezone.now().astimezone(english.zone).year == year:
        assert (found.comments, found.removed, found.kept) == (2, 1, 1)
        assert (found.appeals, found.granted, found.upheld) == (1, 1, 0)
        assert found.notices == [("It is a fraud, or sells what may not be sold", 2)]
        assert found.reports == [("It is advertising", 1)]
        assert dict(found.by_moderators) == {"Advertising or spam": 1, "Held by a moderator.": 1}
        assert found.by_programs == []
        assert found.half_within is not None


def test_the_year_ends_at_its_end_and_runs_to_last_midnight() -> None:
    zone = ZoneInfo("Europe/London")
    noon = datetime(2026, 5, 6, 12, tzinfo=zone)
    assert Span.of(2026, zone, noon).until == datetime(2026, 5, 6, tzinfo=zone)
    assert Span.of(2025, zone, noon).until == datetime(2026, 1, 1, tzinfo=zone)


def test_every_year_has_a_page_and_the_next_none(english: Edition) -> None:
    year = timezone.now().astimezone(english.zone).year
    assert f"Moderation in {year}" in Page(f"/en/moderation/{year}/").text("h1")
    assert Page(f"/en/moderation/{year - 1}/").status == 200
    for wrong in (2019, year + 1):
        assert Page(f"/en/moderation/{wrong}/").status == 404
