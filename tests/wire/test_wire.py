from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.pages import Page

LONDON = ZoneInfo("Europe/London")


def test_the_wire_is_newest_first_with_times(write: NewStory) -> None:
    write("Ferry late").publish(by=None, at=datetime(2026, 7, 1, 9, 5, tzinfo=LONDON))
    write("Ferry lost").publish(by=None, at=datetime(2026, 7, 1, 23, 40, tzinfo=LONDON))
    page = Page("/en/wire/")
    assert page.texts(".wire__time") == ["23:40", "09:05"]
    assert page.texts(".wire__headline") == ["Ferry lost", "Ferry late"]
    assert page.texts(".wire__day") == ["1 July 2026"]
    assert page.one("li:last-child time")["datetime"] == "2026-07-01T09:05:00+01:00"


def test_a_flash_and_an_urgent_story_are_marked(write: NewStory) -> None:
    for urgency in (5, 3, 1):
        write(urgency=urgency).publish(by=None)
    page = Page("/en/wire/")
    assert page.texts(".wire__urgency") == ["Flash", "Urgent"]
    assert len(page.texts(".wire__item--flash")) == 1


def test_the_wire_stands_beside_every_page(harbour_fire: Story) -> None:
    for path in ("/en/", "/en/harbour/", "/en/harbour/harbour-fire/", "/en/nothing/"):
        assert Page(path).texts("aside.wire .wire__headline") == ["Fire on the north quay"]


def test_what_was_taken_back_leaves_the_wire(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.retract("There was no fire.", by=ida)
    assert Page("/en/wire/").texts(".wire__headline") == []


def test_an_empty_wire_says_so(english: Edition) -> None:
    assert Page("/en/wire/").text("main .empty") == "Nothing on the wire yet."


def test_a_draft_is_not_on_the_wire(harbour_fire: Story, draft: Story) -> None:
    assert Page("/en/wire/").texts(".wire__headline") == ["Fire on the north quay"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_wire_costs_three_queries(
    write: NewStory, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        write().publish(by=None)
    with django_assert_num_queries(3):
        page = Page("/en/wire/")
    assert len(page.texts(".wire__item")) == number
