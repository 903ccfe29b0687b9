from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.pages import Page

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def november(write: NewStory, french: Edition) -> list[Story]:
    """Three stories on two days of the French edition, one of them a quarter past midnight."""
    port = french.sections.create(name="Port", slug="port")
    hours = [(2, 18, 0), (3, 0, 15), (3, 21, 30)]
    stories = []
    for day, hour, minute in hours:
        story = write(f"Le {day} à {hour} h", section=port)
        story.publish(by=None, at=datetime(2026, 6, day, hour, minute, tzinfo=PARIS))
        stories.append(story)
    return stories


def test_a_day_is_the_editions_day(november: list[Story]) -> None:
    page = Page("/fr/archive/2026/06/03/")
    assert page.texts("main .wire__headline") == ["Le 3 à 21 h", "Le 3 à 0 h"]
    assert page.texts("main time") == ["21:30", "00:15"]


def test_days_with_stories_lead_to_one_another(november: list[Story]) -> None:
    assert Page("/fr/archive/2026/06/03/").links("[rel=prev]") == ["/fr/archive/2026/06/02/"]
    assert Page("/fr/archive/2026/06/02/").links("[rel=next]") == ["/fr/archive/2026/06/03/"]
    assert Page("/fr/archive/2026/06/03/").links("[rel=next]") == []


@pytest.mark.parametrize(
    "day",
    [
        "2026/06/04",
        "2026/6/3",
        "2026/02/30",
        "2026/13/01",
        "0000/01/01",
        "0001/01/01",
        "9999/12/31",
    ],
)
def test_a_day_without_stories_is_not_found(november: list[Story], day: str) -> None:
    assert Page(f"/fr/archive/{day}/").status == 404


def test_the_archive_counts_the_stories_of_each_day(november: list[Story]) -> None:
    page = Page("/fr/archive/")
    assert page.texts(".days__month") == ["juin 2026"]
    assert page.links(".days__day") == ["/fr/archive/2026/06/03/", "/fr/archive/2026/06/02/"]
    assert [text.split()[0] for text in page.texts(".days__count")] == ["2", "1"]


def test_the_archive_goes_on_behind_a_gap_of_years(write: NewStory, english: Edition) -> None:
    hours = [
        datetime(year, 3, 29, hour, 30, tzinfo=UTC) for year in (1998, 2026) for hour in (0, 22)
    ]
    for hour in hours:
        write(f"At {hour:%Y %H}").publish(by=None, at=hour)

    counted = Page("/en/archive/")
    assert counted.links(".days__day") == [
        f"/en/archive/{day}/" for day in ("2026/03/29", "1998/03/29")
    ]
    assert [text.split()[0] for text in counted.texts(".days__count")] == ["2", "2"]


def test_a_leaf_of_the_archive_reads_no_more_than_its_days(
    write: NewStory, english: Edition, django_assert_num_queries: Any
) -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    for age in range(0, 600, 50):
        write(f"Of {age} days ago").publish(by=None, at=noon - timedelta(days=age))

    days = Story.objects.days(english)
    with django_assert_num_queries(2):
        assert [each["stories"] for each in days[0:2]] == [1, 1]
    older = days[10:13]
    assert [each["day"] for each in older] == [
        (noon - timedelta(days=age)).date() for age in (500, 550)
    ]


def test_an_empty_archive_says_so(english: Edition) -> None:
    assert "nothing was published yet" in Page("/en/archive/").text("main .empty")


def test_the_archive_keeps_a_retracted_story_marked(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.retract("There was no fire.", by=ida)
    assert harbour_fire.published_at
    day = harbour_fire.published_at.astimezone(ZoneInfo("Europe/London"))
    page = Page(f"/en/archive/{day:%Y/%m/%d}/")
    assert page.text(".genre--retracted") == "Retracted"


@pytest.mark.parametrize("number", [1, 3])
def test_a_day_costs_the_same_for_one_story_and_three(
    write: NewStory, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        write().publish(by=None, at=datetime(2026, 6, 3, 12, 0, tzinfo=PARIS))
    with django_assert_num_queries(7):
        page = Page("/en/archive/2026/06/03/")
    assert len(page.texts("main li")) == number
