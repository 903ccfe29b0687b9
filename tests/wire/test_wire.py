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


def test_beside_a_page_the_hours_of_other_days_stand_under_their_day(write: NewStory) -> None:
    for day, hour in ((1, 9), (1, 20), (2, 8)):
        moment = datetime(2026, 7, day, hour, tzinfo=LONDON)
        write(f"At {hour} on {day}").publish(by=None, at=moment)
    line = Page("/en/").texts("aside.wire .wire__items > li > :is(h3, a)")
    assert line == ["2 July 2026", "08:00", "1 July 2026", "20:00", "09:00"]


def test_a_mark_that_owns_to_a_mistake_is_not_drawn_as_one_that_tells_news(
    write: NewStory, ida: Person
) -> None:
    updated, corrected, retracted = (write(name) for name in ("One", "Two", "Three"))
    for story in (updated, corrected, retracted):
        story.publish(by=ida)
    updated.update(by=ida)
    corrected.correct("It was two.", by=ida)
    retracted.retract("There were none.", by=ida)
    page = Page("/en/wire/")
    assert page.texts(".wire__mark") == ["Retracted", "Corrected", "Updated"]
    assert page.texts(".wire__mark--wrong") == ["Retracted", "Corrected"]


def test_what_was_taken_back_says_so_and_what_was_killed_is_gone(
    harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    killed = write("Killed")
    killed.publish(by=ida)
    harbour_fire.retract("There was no fire.", by=ida)
    killed.kill("Law.", by=ida)
    page = Page("/en/wire/")
    assert page.texts(".wire__headline") == ["Fire on the north quay"]
    assert page.texts(".wire__mark") == ["Retracted"]
    assert page.texts(".wire__standfirst") == []


def test_a_story_has_one_line_which_its_last_act_moves_to_the_top(
    harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    write("Later").publish(by=ida)
    harbour_fire.headline = "Fire on both quays"
    harbour_fire.update(by=ida)
    page = Page("/en/wire/")
    assert page.texts(".wire__headline") == ["Fire on both quays", "Later"]
    assert page.texts(".wire__mark") == ["Updated"]
    assert [item["data-seq"] for item in page.soup.select(".wire__item")] == ["3", "2"]


def test_an_archive_taken_in_stands_where_its_days_are(write: NewStory) -> None:
    write("Today").publish(by=None)
    write("Long ago").publish(by=None, at=datetime(2014, 7, 1, 9, 5, tzinfo=LONDON))
    assert Page("/en/wire/").texts(".wire__headline") == ["Today", "Long ago"]


def test_the_wire_leads_back_to_its_beginning(write: NewStory, monkeypatch: Any) -> None:
    monkeypatch.setattr("nightdesk.wire.views.wire.LENGTH", 2)
    for number in range(5):
        write(f"{number}").publish(by=None)
    address, seen = "/en/wire/", []
    while address:
        page = Page(address)
        seen += page.texts("main .wire__headline")
        onward = page.links("more-items a")
        address = f"/en/wire/{onward[0]}" if onward else ""
    assert seen == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize("place", ["0", "7", "x", "٣", "-1", "9" * 30])
def test_before_a_place_that_never_was_there_is_nothing(harbour_fire: Story, place: str) -> None:
    assert Page(f"/en/wire/?before={place}").status == 404


def test_before_the_first_item_there_is_nothing(harbour_fire: Story) -> None:
    assert Page("/en/wire/?before=1").status == 404


def test_an_empty_wire_says_so(english: Edition) -> None:
    assert Page("/en/wire/").text("main .empty") == "Nothing on the wire yet."


def test_a_draft_is_not_on_the_wire(harbour_fire: Story, draft: Story) -> None:
    assert Page("/en/wire/").texts(".wire__headline") == ["Fire on the north quay"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_wire_costs_four_queries(
    write: NewStory, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        write().publish(by=None)
    with django_assert_num_queries(4):
        page = Page("/en/wire/")
    assert len(page.texts(".wire__item")) == number
