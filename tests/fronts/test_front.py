from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.fronts.front_page import FrontPage
from nightdesk.fronts.models import Front
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Genre, Story
from tests.cast import NewStory
from tests.media.pictures import drawn, file_of
from tests.pages import Page


def published(write: NewStory, headline: str, *, hours_ago: float = 1, **fields: Any) -> Story:
    story = write(headline, **fields)
    story.publish(by=None, at=timezone.now() - timedelta(hours=hours_ago))
    return story


def test_an_edition_without_stories_says_so(english: Edition) -> None:
    page = Page("/en/")
    assert page.status == 200
    assert page.text("main .empty") == "No stories yet. The first one will open this page."


def test_the_most_urgent_story_leads(write: NewStory) -> None:
    published(write, "Bake sale", urgency=8, hours_ago=1)
    published(write, "Storm", urgency=2, hours_ago=2)
    assert Page("/en/").text(".card--lead h2") == "Storm"


def test_time_wears_urgency_down(write: NewStory) -> None:
    published(write, "Storm", urgency=2, hours_ago=40)
    published(write, "Bake sale", urgency=8, hours_ago=1)
    assert Page("/en/").text(".card--lead h2") == "Bake sale"


def test_slots_fill_from_the_top_each_story_once(
    write: NewStory, sport: Section, english: Edition
) -> None:
    for number in range(12):
        published(write, f"Story {number}", hours_ago=number + 1)
    published(write, "Regatta", section=sport, hours_ago=30)
    front = FrontPage.of(Front(edition=english), timezone.now()).slots
    assert [story.headline for story in front.lead] == ["Story 0"]
    assert [story.headline for story in front.seconds] == ["Story 1", "Story 2", "Story 3"]
    assert len(front.row) == 4
    rails = {rail.title: len(rail.stories) for rail in front.rails}
    assert rails == {"Harbour": 4, "Sport": 1}


def test_what_was_paid_for_never_leads(write: NewStory) -> None:
    published(write, "Tins", urgency=1, genre=Genre.SPONSORED, sponsor="Tin & Sons")
    published(write, "Storm", urgency=5)
    page = Page("/en/")
    assert page.text(".card--lead h2") == "Storm"
    assert page.text(".rail h3") == "Tins"
    assert page.text(".rail .genre") == "Sponsored by Tin & Sons"


def test_what_was_taken_back_is_not_on_the_front(
    write: NewStory, harbour_fire: Story, ida: Person
) -> None:
    published(write, "Storm")
    harbour_fire.retract("There was no fire.", by=ida)
    assert "north quay" not in Page("/en/").one("main").get_text()


def test_a_draft_is_not_on_the_front(harbour_fire: Story, draft: Story) -> None:
    page = Page("/en/")
    assert page.text(".card--lead h2") == "Fire on the north quay"
    assert draft.headline.encode() not in page.response.content


def test_other_editions_are_named_in_their_own_language(
    harbour_fire: Story, arabic: Edition
) -> None:
    page = Page("/en/")
    assert page.texts(".editions a") == ["The Harbour Gazette", "جريدة الميناء"]
    assert [(link["lang"], link["dir"]) for link in page.soup.select(".editions a")] == [
        ("en", "ltr"),
        ("ar", "rtl"),
    ]


def test_the_section_that_is_open_is_marked(harbour_fire: Story, sport: Section) -> None:
    assert Page("/en/sport/").text("[aria-current]") == "Sport"


def several(write: NewStory, *, of_each: int) -> None:
    """So many pictures, authors and stories in the lead and below it."""
    for number in range(of_each):
        picture = Picture.take_in(file_of(drawn((300, 200 + number))), "front.jpg")
        story = write(lead_picture=picture)
        name = f"Author {number}"
        author = Author.objects.create(edition=story.edition, name=name, slug=f"a{number}")
        story.bylines.create(author=author)
        story.publish(by=None)


def test_a_front_with_one_story_costs_nine_queries(
    write: NewStory, django_assert_num_queries: Any
) -> None:
    several(write, of_each=1)
    with django_assert_num_queries(9):
        Client().get("/en/")


def test_a_front_with_twelve_stories_costs_nine_queries(
    write: NewStory, sport: Section, django_assert_num_queries: Any
) -> None:
    several(write, of_each=12)
    published(write, "Regatta", section=sport)
    with django_assert_num_queries(9):
        Client().get("/en/")
