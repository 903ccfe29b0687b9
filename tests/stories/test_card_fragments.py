"""Cards on open pages say what cards on fresh pages say."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Genre, Story
from nightdesk.stream import channels
from nightdesk.wire.models import Flash
from tests.cast import NewStory
from tests.pages import Page

CARDS = "cards:en"


def parts(card: Tag) -> dict[str, str]:
    return {
        str(part["data-part"]): part.get_text(" ", strip=True)
        for part in card.select("[data-part]")
    }


def last_fragment() -> channels.Fragment:
    line = channels.find(CARDS)
    assert line is not None
    (fragment,) = channels.paint(line.kind, list(Event.objects.on(line.log))[-1:])
    return fragment


def test_a_card_takes_the_words_its_story_has_now(
    write: NewStory, author: Author, ida: Person
) -> None:
    story = write("Ferry late", slug="ferry", standfirst="Again.", authors=[author])
    story.publish(by=ida)
    story.headline, story.kicker, story.genre = "Ferry very late", "The islands", Genre.ANALYSIS
    story.correct("It is later than we said.", by=ida)
    fragment = last_fragment()
    assert (fragment.operation, fragment.target) == ("replace", f"card-{story.short_name}")
    told = BeautifulSoup(fragment.html, "html.parser")
    card = Page("/en/harbour/").one(f'main [data-story="{story.short_name}"]')
    assert parts(told) == parts(card)
    assert parts(told) == {
        "kicker": "Analysis The islands",
        "headline": "Ferry very late",
        "standfirst": "Again.",
        "names": "Rosa Marlow",
    }
    assert told.a is not None
    assert told.a["href"] == "/en/harbour/ferry/"


def test_a_card_leads_into_its_own_edition(french: Edition, write: NewStory) -> None:
    port = french.sections.create(name="Port", slug="port")
    write("Un avis", section=port).publish(by=None)
    (event,) = Event.objects.on("wire:fr")
    (fragment,) = channels.paint("cards", [event])
    assert 'href="/fr/port/' in fragment.html


def test_cards_of_a_killed_story_leave_and_nothing_of_it_is_told(
    harbour_fire: Story, ida: Person
) -> None:
    harbour_fire.kill("Law.", by=ida)
    assert last_fragment() == channels.Fragment("remove", f"card-{harbour_fire.short_name}")


def test_a_flash_has_no_card(english: Edition, ida: Person) -> None:
    Flash(edition=english, headline="Ferry aground").send(by=ida)
    fragment = last_fragment()
    assert (fragment.operation, fragment.html) == ("remove", "")


@pytest.mark.parametrize("number", [1, 3])
def test_telling_costs_the_same_for_one_and_three(
    write: NewStory, author: Author, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        write(authors=[author]).publish(by=None)
    events = list(Event.objects.on("wire:en").select_related("stream"))
    with django_assert_num_queries(2):
        channels.paint("cards", events)


@pytest.mark.parametrize("name", ["cards:xx", "cards:", "cards:EN", "cards"])
def test_no_other_name_is_one_of_cards(english: Edition, name: str) -> None:
    assert channels.find(name) is None
