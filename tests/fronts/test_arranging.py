"""What editors put into the slots, and what fills the rest."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.fronts import discussed
from nightdesk.fronts.models import Front
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Genre, Story
from nightdesk.topics.models import Topic
from tests.bakery.paper import bake
from tests.cast import NewStory
from tests.fronts.arranged import ITSELF, arrange, front_of, placed, rail
from tests.fronts.test_front import published
from tests.media.pictures import drawn, file_of
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def tides(english: Edition) -> Topic:
    return english.topics.create(name="Tides", slug="tides")


def lead(address: str = "/en/") -> str:
    return Page(address).text(".card--lead h2")


def seconds(address: str = "/en/") -> list[str]:
    return Page(address).texts(".card--brief h2")


def rails(address: str = "/en/") -> dict[str, list[str]]:
    page = Page(address)
    return {
        found.select_one("h2").get_text(strip=True): [
            headline.get_text(strip=True) for headline in found.select("h3")
        ]
        for found in page.soup.select(".rail")
    }


def test_what_an_editor_places_leads(front: Front, storm: Story, bake_sale: Story) -> None:
    assert lead() == "Storm"
    arrange(front, lead=[bake_sale])
    assert (lead(), seconds()) == ("Bake sale", ["Storm"])


def test_a_place_may_be_held_open_between_two(
    front: Front, storm: Story, bake_sale: Story, write: NewStory
) -> None:
    ferry = published(write, "Ferry", hours_ago=60)
    arrange(front, seconds=[bake_sale, ITSELF, ferry])
    published(write, "Regatta")
    assert (lead(), seconds()) == ("Storm", ["Bake sale", "Regatta", "Ferry"])


def test_the_front_has_words_of_its_own(front: Front, storm: Story) -> None:
    words = {"headline": "It is here", "kicker": "Now", "standfirst": "Stay in."}
    arrange(front, lead=[placed(storm, **words)])
    page = Page("/en/")
    assert page.texts(".card--lead .kicker, .card--lead h2, .card--lead .card__standfirst") == [
        "Now", "It is here", "Stay in.",
    ]  # fmt: skip
    assert Page(storm.get_absolute_url()).text("h1") == "Storm"


@pytest.mark.parametrize(("hours", "leads"), [(1, "Bake sale"), (-1, "Storm")])
def test_a_placement_may_have_an_end(
    front: Front, storm: Story, bake_sale: Story, hours: int, leads: str
) -> None:
    until = timezone.now() + timedelta(hours=hours)
    arrange(front, lead=[placed(bake_sale, until=until.isoformat())])
    assert lead() == leads
    assert bake("/en/").read.good_until == (until if hours > 0 else None)


@pytest.mark.parametrize("verb", ["kill", "retract"])
def test_what_is_taken_from_readers_leaves_its_slot_at_once(
    front: Front, storm: Story, bake_sale: Story, ida: Person, verb: str
) -> None:
    arrange(front, lead=[storm], live_strip=[bake_sale])
    assert lead() == "Storm"
    getattr(Story.objects.get(pk=storm.pk), verb)("It was untrue.", by=ida)
    arrange(Front.objects.get(pk=front.pk), lead=[storm])
    assert lead() == "Bake sale"


def test_a_draft_waits_behind_its_slot(
    front: Front, storm: Story, draft: Story, ida: Person
) -> None:
    arrange(front, lead=[draft])
    assert lead() == "Storm"
    draft.publish(by=ida)
    assert lead() == "A draft of the ferry story"


def test_no_story_stands_twice(
    front: Front, storm: Story, bake_sale: Story, tides: Topic, harbour: Section, write: NewStory
) -> None:
    storm.topics = [tides]
    storm.save()
    for number in range(9):
        published(write, f"Story {number}", hours_ago=2)
    arrange(
        front,
        lead=[bake_sale],
        seconds=[storm, bake_sale],
        live_strip=[storm],
        rails=[rail(topic=tides), rail("Again", by_hand=[bake_sale, storm]), rail(section=harbour)],
    )
    page = Page("/en/")
    shown = [str(card["data-story"]) for card in page.soup.select("main [data-story]")]
    assert len(shown) == len(set(shown)) == 11


def test_what_was_paid_for_stands_in_rails_only(
    front: Front, storm: Story, write: NewStory
) -> None:
    tins = published(write, "Tins", genre=Genre.SPONSORED, sponsor="Tin & Sons", urgency=1)
    arrange(front, lead=[tins], rails=[rail("Our partners", by_hand=[tins])])
    assert lead() == "Storm"
    assert rails() == {"Our partners": ["Tins"]}


def test_a_rail_is_filled_by_hand_then_by_its_topic(
    front: Front, storm: Story, bake_sale: Story, tides: Topic, write: NewStory
) -> None:
    for number in range(6):
        story = published(write, f"Tide {number}", hours_ago=100 + number)
        story.topics = [tides]
        story.save()
    for number in range(70):
        published(write, f"Story {number}", hours_ago=3)
    arrange(front, rails=[rail(by_hand=[bake_sale], topic=tides)])
    assert rails()["Tides"] == ["Bake sale", "Tide 0", "Tide 1", "Tide 2"]
    assert "/en/topics/tides/" in Page("/en/").links(".rail h2 a")


def test_a_rail_of_a_section_comes_where_the_editor_wants_it(
    front: Front, storm: Story, write: NewStory, sport: Section
) -> None:
    for number in range(9):
        published(write, f"Story {number}", hours_ago=2)
    for number in range(6):
        published(write, f"Race {number}", section=sport, hours_ago=90 + number)
    arrange(front, rails=[rail("On the water", section=sport)])
    assert {name: len(found) for name, found in rails().items()} == {
        "On the water": 4,
        "Harbour": 2,
    }
    assert list(rails()) == ["On the water", "Harbour"]


def test_a_rail_of_nothing_is_not_there(front: Front, storm: Story, tides: Topic) -> None:
    arrange(front, rails=[rail("Quiet", topic=tides), rail(topic=tides)])
    assert rails() == {}


def test_the_live_strip_is_there_while_something_is_in_it(front: Front, storm: Story) -> None:
    assert Page("/en/").soup.select(".live-strip") == []
    arrange(front, live_strip=[placed(storm, headline="Storm: follow it here")])
    assert Page("/en/").texts(".live-strip li") == ["Storm: follow it here"]


def test_most_discussed_is_there_once_somebody_counts(
    front: Front, storm: Story, bake_sale: Story, write: NewStory
) -> None:
    for number in range(9):
        published(write, f"Story {number}", hours_ago=2)

    def counted(edition: Edition) -> list[int]:
        return [bake_sale.pk, storm.pk, 0]

    assert Page("/en/").soup.select(".discussed") == []
    discussed.register(counted)
    discussed.register(counted)
    try:
        assert Page("/en/").texts(".discussed li") == ["Bake sale"]  # the storm leads already
    finally:
        discussed.forget(counted)


def test_a_section_has_a_front_too(storm: Story, bake_sale: Story, write: NewStory) -> None:
    published(write, "Ferry", hours_ago=3)
    assert (lead("/en/harbour/"), seconds("/en/harbour/")) == ("Storm", ["Ferry", "Bake sale"])
    arrange(front_of(storm.edition, storm.section), lead=[bake_sale], row=[storm])
    assert (lead("/en/harbour/"), seconds("/en/harbour/")) == ("Bake sale", ["Ferry"])
    assert Page("/en/harbour/").texts(".row h3") == ["Storm"]
    assert lead("/en/") == "Storm"


def test_a_sections_front_may_show_a_story_of_another(
    storm: Story, sport: Section, write: NewStory
) -> None:
    published(write, "Race", section=sport)
    arrange(front_of(sport.edition, sport), lead=[storm])
    assert (lead("/en/sport/"), seconds("/en/sport/")) == ("Storm", ["Race"])


def test_what_is_placed_on_the_first_leaf_keeps_its_place_on_the_others(write: NewStory) -> None:
    stories = [published(write, f"Story {number}", hours_ago=50 - number) for number in range(41)]
    arrange(front_of(stories[0].edition, stories[0].section), lead=[stories[5]])
    first, second, third = (Page(f"/en/harbour/{leaf}") for leaf in ("", "?page=2", "?page=3"))
    assert first.text(".card--lead h2") == "Story 5"
    assert len(first.texts("main h2")) == 21
    assert second.texts("main h2") == [f"Story {number}" for number in range(20, 0, -1)]
    assert third.texts("main h2") == ["Story 0"]


@pytest.mark.parametrize("of_each", [1, 3])
@pytest.mark.parametrize("address", ["/en/", "/en/harbour/"])
def test_an_arranged_front_costs_nine_queries(
    address: str, of_each: int, front: Front, harbour: Section, write: NewStory, english: Edition,
    django_assert_num_queries: Any,
) -> None:  # fmt: skip
    picture = Picture.take_in(file_of(drawn((60, 40))), "quay.jpg")
    stories = [
        published(write, f"Story {number}", hours_ago=number, lead_picture=picture)
        for number in range(6 * of_each)
    ]
    topics = [
        english.topics.create(name=f"Topic {number}", slug=f"topic-{number}")
        for number in range(of_each)
    ]
    for story, topic in zip(stories, topics, strict=False):
        story.topics = [topic]
        story.save()
    slots: dict[str, Any] = {
        "seconds": stories[:of_each],
        "row": stories[of_each : 2 * of_each],
        "live_strip": stories[2 * of_each : 3 * of_each],
        "rails": [
            *(rail(topic=topic, by_hand=[stories[-1 - n]]) for n, topic in enumerate(topics)),
            *(rail(f"Harbour {number}", section=harbour) for number in range(of_each)),
        ],
    }
    arrange(front, **slots)
    arrange(front_of(english, harbour), **slots)
    with django_assert_num_queries(9):
        Client().get(address)
