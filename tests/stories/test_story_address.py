"""Where a story is found, and what is answered where it is not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.stories.models import OldAddress, Story
from tests.cast import NewStory


def answer(path: str) -> tuple[int, str]:
    response = Client().get(path)
    return response.status_code, response.headers.get("Location", "")


def test_a_published_story_is_found(harbour_fire: Story) -> None:
    assert answer("/en/harbour/harbour-fire/") == (200, "")


def test_a_missing_slash_is_added(harbour_fire: Story) -> None:
    assert answer("/en/harbour/harbour-fire") == (301, "/en/harbour/harbour-fire/")


def test_the_wrong_section_leads_to_the_right_one(harbour_fire: Story, sport: Section) -> None:
    assert answer("/en/sport/harbour-fire/") == (301, "/en/harbour/harbour-fire/")


def test_unknown_query_keys_change_nothing(harbour_fire: Story) -> None:
    plain = Client().get("/en/harbour/harbour-fire/")
    asked = Client().get("/en/harbour/harbour-fire/?utm_source=x&page=9")
    assert asked.content == plain.content


@pytest.mark.parametrize("act", ["draft", "submit", "approve", "hold", "embargo", "spike"])
def test_a_hidden_story_is_what_never_was(write: NewStory, ida: Person, act: str) -> None:
    story = write("The secret budget", slug="secret-budget")
    if act == "embargo":
        story.approve(by=ida)
        story.embargo(timezone.now() + timedelta(hours=2), by=ida)
    elif act == "hold":
        story.hold("Wait.", by=ida)
    elif act != "draft":
        getattr(story, act)(by=ida)
    hidden = Client().get("/en/harbour/secret-budget/")
    unknown = Client().get("/en/harbour/no-such-story/")
    assert (hidden.status_code, hidden.content) == (404, unknown.content)
    assert dict(hidden.items()) == dict(unknown.items())


def test_a_killed_story_is_gone_without_a_trace(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.kill("A court said so.", by=ida)
    response = Client().get("/en/harbour/harbour-fire/")
    assert response.status_code == 410
    for trace in (b"north quay", b"Nobody was hurt", b"harbour-fire", b"court"):
        assert trace not in response.content


def test_copy_killed_before_readers_knew_it_is_what_never_was(write: NewStory, ida: Person) -> None:
    story = write("The secret budget", slug="secret-budget")
    story.approve(by=ida)
    story.kill("Libel.", by=ida)
    assert answer("/en/harbour/secret-budget/") == (404, "")


def test_a_story_that_moved_is_found_from_where_it_was(
    harbour_fire: Story, sport: Section, ida: Person
) -> None:
    harbour_fire.slug = "quay-fire"
    harbour_fire.update(by=ida)
    assert answer("/en/harbour/harbour-fire/") == (301, "/en/harbour/quay-fire/")


@pytest.mark.parametrize(
    ("kept", "asked"),
    [
        ("/2019/05/fire/", "/2019/05/fire/"),
        ("/2019/05/fire/", "/2019/05/fire"),
        ("/2019/05/fire", "/2019/05/fire/"),
        ("/2019/05/fire/", "/2019/05/fire/?from=mail"),
        ("/?p=7", "/?p=7"),
        ("/?p=7", "/?p=7&from=mail"),
        ("/été/", "/%C3%A9t%C3%A9/"),
    ],
)
def test_addresses_of_an_older_system_lead_on(harbour_fire: Story, kept: str, asked: str) -> None:
    OldAddress.objects.lead(kept, harbour_fire)
    assert answer(asked) == (301, "/en/harbour/harbour-fire/")


def test_an_old_address_of_a_hidden_story_is_none(draft: Story) -> None:
    OldAddress.objects.lead("/2019/05/fire/", draft)
    assert answer("/2019/05/fire/") == (404, "")


def test_an_old_address_never_takes_the_place_of_a_page(harbour_fire: Story) -> None:
    OldAddress.objects.lead("/en/", harbour_fire)
    OldAddress.objects.lead("/", harbour_fire)
    assert answer("/en/") == (200, "")
    assert answer("/") == (302, "/en/")


def test_a_query_that_is_no_old_address_leads_to_the_front(harbour_fire: Story) -> None:
    assert answer("/?p=8") == (302, "/en/")


def test_nothing_is_posted_to_a_story(harbour_fire: Story) -> None:
    assert Client().post("/en/harbour/harbour-fire/").status_code == 405
    assert Client().post("/2019/05/fire/").status_code in {403, 404}
