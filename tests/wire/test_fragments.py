"""Stream and page agree: a reader who stayed sees what a reader arriving is served."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream import channels, reading
from nightdesk.wire.models import Flash
from tests.cast import NewStory
from tests.listening import EventSource, ShownPage
from tests.pages import Page

WIRE = "wire:en"


def told_since(name: str, seq: int) -> EventSource:
    """What a connection that knows the log up to `seq` is told."""
    line = channels.find(name)
    assert line is not None
    fresh = [one for one in Event.objects.on(line.log).after(seq) if line.tells_of(one)]
    heard = EventSource()
    for frame in reading.draw(line, fresh):
        heard.feed(frame)
    return heard


def arriving() -> list[tuple[str, str]]:
    items = Page("/en/wire/").soup.select("main .wire__item")
    return [(str(item["id"]), words(item)) for item in items]


def words(item: Tag) -> str:
    """An item with everything that it says and leads to, whatever the white space."""
    links = [str(link["href"]) for link in item.select("a")]
    return " ".join([*item.stripped_strings, *links, str(item["data-seq"]), str(item["data-day"])])


def staying(before: list[tuple[str, str]], heard: EventSource) -> list[tuple[str, str]]:
    page = ShownPage(before)
    page.receive(heard.frames)
    return [(target, drawn_words(html)) for target, html in page]


def drawn_words(html: str) -> str:
    item = BeautifulSoup(html, "html.parser").select_one(".wire__item")
    return words(item) if item else html


ACTS: dict[str, Callable[..., object]] = {
    "publish": lambda story, flash, by, new: new.publish(by=by),
    "update": lambda story, flash, by, new: story.update(by=by),
    "correct": lambda story, flash, by, new: story.correct("The ferry left at nine.", by=by),
    "retract": lambda story, flash, by, new: story.retract("There was no fire.", by=by),
    "kill": lambda story, flash, by, new: story.kill("Law.", by=by),
    "flash": lambda story, flash, by, new: Flash(edition=story.edition, headline="!").send(by=by),
    "kill flash": lambda story, flash, by, new: flash.kill("Law.", by=by),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_reader_who_stayed_sees_what_a_reader_arriving_is_served(
    harbour_fire: Story, write: NewStory, ida: Person, act: str
) -> None:
    flash = Flash(edition=harbour_fire.edition, headline="Ferry aground")
    flash.send(by=ida)
    before = arriving()
    seen = Event.objects.on(WIRE).count()

    ACTS[act](harbour_fire, flash, ida, write("Ferry late"))
    heard = told_since(WIRE, seen)

    assert heard.of(WIRE) == [seen + 1]
    assert staying(before, heard) == arriving()
    assert staying(before, heard) != before


def test_a_burst_of_acts_ends_as_the_page_does(
    harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    before = arriving()
    sent_to_the_wrong_wire = write("Wrong")
    sent_to_the_wrong_wire.publish(by=ida)
    harbour_fire.headline = "Fire on both quays"
    harbour_fire.update(by=ida)
    write("Ferry late").publish(by=ida)
    sent_to_the_wrong_wire.kill("Law.", by=ida)
    harbour_fire.correct("One quay.", by=ida)
    heard = told_since(WIRE, 1)
    assert heard.of(WIRE) == [2, 3, 4, 5, 6]
    assert "Wrong" not in str(heard.frames)
    assert staying(before, heard) == arriving()


def test_frames_are_drawn_in_the_language_and_hours_of_the_edition(
    french: Edition, write: NewStory
) -> None:
    section = french.sections.create(name="Port", slug="port")
    write("Un feu", section=section, urgency=3).publish(by=None)
    (frame,) = told_since("wire:fr", 0).frames
    assert "Urgent" in frame.data["html"]
    assert 'href="/fr/port/' in frame.data["html"]


@pytest.mark.parametrize("number", [1, 3])
def test_drawing_costs_the_same_for_one_and_three(
    write: NewStory, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        write().publish(by=None)
    events = list(Event.objects.on(WIRE).select_related("stream"))
    with django_assert_num_queries(3):
        channels.paint("wire", events)


@pytest.mark.parametrize("name", ["wire:xx", "wire:", "wire:EN", "desk:en", "wire"])
def test_no_other_name_is_a_wire(english: Edition, name: str) -> None:
    assert channels.find(name) is None


def test_the_page_of_a_story_is_offered_the_new_text(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.update(by=ida)
    harbour_fire.correct("The ferry left at nine.", by=ida)
    heard = told_since(harbour_fire.stream, 1)
    assert heard.of(harbour_fire.stream) == [2, 3]
    assert [frame.operation for frame in heard.frames] == ["replace", "replace"]
    assert {frame.data["target"] for frame in heard.frames} == {f"newer-{harbour_fire.short_name}"}
    assert "was updated" in heard.frames[0].data["html"]
    assert "was corrected" in heard.frames[1].data["html"]


def test_the_page_of_a_story_that_was_taken_back_is_told_at_once(
    harbour_fire: Story, ida: Person
) -> None:
    target = f"story-{harbour_fire.short_name}"
    harbour_fire.retract("There was no fire.", by=ida)
    (frame,) = told_since(harbour_fire.stream, 1).frames
    assert (frame.operation, frame.data["target"]) == ("replace", target)
    assert "There was no fire." in frame.data["html"]
    assert "Nobody was hurt." not in frame.data["html"]

    harbour_fire.kill("Law.", by=ida)
    (*_, frame) = told_since(harbour_fire.stream, 0).frames
    assert frame.data["target"] == target
    assert "quay" not in str(
        [one.data["html"] for one in told_since(harbour_fire.stream, 0).frames]
    )


def test_nobody_follows_a_draft_and_everyone_a_story_that_was_public(
    draft: Story, harbour_fire: Story, ida: Person
) -> None:
    harbour_fire.kill("Law.", by=ida)
    assert channels.find(draft.stream) is None
    assert channels.find("story:nothing") is None
    line = channels.find(harbour_fire.stream)
    assert line is not None
    assert (line.log, line.subject) == (WIRE, ("stories.story", harbour_fire.pk))


def test_elements_of_the_page_are_those_that_frames_name(harbour_fire: Story) -> None:
    page = Page("/en/harbour/harbour-fire/")
    name = harbour_fire.short_name
    assert page.one("live-story")["data-on"] == harbour_fire.stream
    assert [page.one(f"#{part}-{name}").name for part in ("newer", "story")] == ["div", "article"]
    assert page.one(f"aside #wire-{name}")["data-seq"] == "1"
    assert [one["data-on"] for one in page.soup.select("[data-cursor]")] == [
        harbour_fire.stream,
        f"discussion:{harbour_fire.uri}",
        WIRE,
        "cards:en",
    ]
