"""A front at the desk: choosing, seeing it before readers do, publishing, and being told why not."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from nightdesk.desk.permissions import FrontPolicy
from nightdesk.editions.models import Edition, Section
from nightdesk.events.models import Event
from nightdesk.fronts.arrangement import Arrangement
from nightdesk.fronts.models import Front
from nightdesk.people.models import Person
from nightdesk.stories.models import Genre, Story
from tests.cast import NewStory
from tests.desk.conftest import SitDown
from tests.fronts.arranged import front_of
from tests.fronts.test_front import published
from tests.pages import Page

Data = dict[str, Any]
LIST = "/desk/fronts/"
CHOOSER = "/desk/snippets/choose/stories/story/results/"


@pytest.fixture
def front(english: Edition) -> Front:
    return front_of(english)


@pytest.fixture
def storm(write: NewStory) -> Story:
    return published(write, "Storm", urgency=2)


@pytest.fixture
def ferry(write: NewStory) -> Story:
    return published(write, "Ferry", urgency=8, hours_ago=50)


def desk(front: Front, page: str = "edit") -> str:
    return f"/desk/fronts/{page}/{front.pk}/"


def by_hand(story: Story, **words: Any) -> tuple[str, Data]:
    empty = dict.fromkeys(("headline", "kicker", "standfirst", "until"), "")
    return "story", {"story": str(story.pk), **empty, **words}


def rail(*stories: Story, **fields: Any) -> tuple[str, Data]:
    value: Data = {"title": "", "section": "", "topic": "", **fields}
    value["stories-count"] = str(len(stories))
    for place, story in enumerate(stories):
        item = {"deleted": "", "order": str(place), "id": "", "value": by_hand(story)[1]}
        value[f"stories-{place}"] = item
    return "rail", value


def chosen(*, version: int = 0, **slots: list[tuple[str, Data]]) -> Data:
    names = ("lead", "seconds", "row", "live_strip", "rails")
    streams = {name: streamfield(slots.get(name, [])) for name in names}
    return nested_form_data({"seen_version": str(version), **streams})


def rows(client: Client, address: str) -> list[str]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return [" ".join(row.get_text(" ").split()) for row in soup.select("tbody tr")]


def lead() -> str:
    return Page("/en/").text(".card--lead h2")


def test_an_editor_puts_a_story_in_the_lead(
    front: Front, storm: Story, ferry: Story, ida: Person, sit_down: SitDown
) -> None:
    words = {"headline": "Ferry sails", "until": "2030-01-01 12:00"}
    client = sit_down(ida)
    answer = client.post(desk(front), chosen(lead=[by_hand(ferry, **words)]), follow=True)
    assert "is arranged: readers have it." in answer.content.decode()
    assert lead() == "Ferry sails"
    assert Event.objects.about(front).kinds() == ["front.arranged"]
    page = client.get(desk(front)).content.decode()
    assert ("Ferry sails <em>by hand</em>" in page, "<li>Storm</li>" in page) == (True, True)


def test_hours_are_the_editions_whoever_types_them(
    front: Front, ferry: Story, ida: Person, sit_down: SitDown
) -> None:
    Edition.objects.update(time_zone="Asia/Tokyo")
    until = {"until": "2030-01-01 12:00"}
    sit_down(ida).post(desk(front), chosen(lead=[by_hand(ferry, **until)]))
    front.refresh_from_db()
    (placement,) = Arrangement.of(front).lead
    assert placement
    assert placement.until == datetime(2030, 1, 1, 3, tzinfo=UTC)
    assert "2030-01-01 12:00" in sit_down(ida).get(desk(front)).content.decode()


def test_a_place_is_held_open_and_a_rail_is_filled(
    front: Front, storm: Story, ferry: Story, harbour: Section, ida: Person, sit_down: SitDown
) -> None:
    itself = ("itself", "")
    slots = {
        "seconds": [itself, by_hand(ferry)],
        "rails": [rail(title="On the quay", section=str(harbour.pk))],
    }
    answer = sit_down(ida).post(desk(front), chosen(**slots))
    assert answer.status_code == 302
    page = Page("/en/")
    assert page.texts(".card--brief h2") == ["Ferry"]


def test_the_preview_shows_what_readers_do_not_have_yet(
    front: Front, storm: Story, ferry: Story, ida: Person, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    typed = client.post(desk(front, "preview"), chosen(lead=[by_hand(ferry)])).json()
    assert typed == {"is_valid": True, "is_available": True}
    preview = client.get(desk(front, "preview")).content.decode()
    assert preview.index("Ferry") < preview.index("Storm</a></h2>")
    assert lead() == "Storm"


def test_the_preview_of_a_section_is_its_page(
    storm: Story, ferry: Story, harbour: Section, ida: Person, sit_down: SitDown
) -> None:
    front = front_of(harbour.edition, harbour)
    client = sit_down(ida)
    client.post(desk(front, "preview"), chosen(lead=[by_hand(ferry)]))
    assert '<h1 class="heading">Harbour</h1>' in client.get(desk(front, "preview")).content.decode()


def test_of_two_editors_the_second_is_told_and_loses_nothing(
    front: Front, storm: Story, ferry: Story, ida: Person, tomas: Person, sit_down: SitDown
) -> None:
    sit_down(ida).post(desk(front), chosen(lead=[by_hand(ferry)]))
    late = sit_down(tomas).post(desk(front), chosen(seconds=[by_hand(ferry, headline="Late")]))
    page = late.content.decode()
    assert (late.status_code, lead()) == (409, "Ferry")
    assert "Ida arranged this front anew at" in page
    assert "Late" in page
    assert 'name="seen_version" value="1"' in page

    again = sit_down(tomas).post(desk(front), chosen(version=1, lead=[by_hand(storm)]))
    assert (again.status_code, lead()) == (302, "Storm")


def refusal(front: Front, person: Person, sit_down: SitDown, **slots: Any) -> str:
    answer = sit_down(person).post(desk(front), chosen(**slots))
    assert (answer.status_code, Event.objects.about(front).count()) == (200, 0)
    return str(answer.content.decode())


def test_no_story_is_placed_twice(
    front: Front, ferry: Story, ida: Person, sit_down: SitDown
) -> None:
    slots = {"lead": [by_hand(ferry)], "rails": [rail(ferry, title="Again")]}
    assert "“Ferry” stands here twice." in refusal(front, ida, sit_down, **slots)


def test_what_was_paid_for_is_kept_from_the_news(
    front: Front, write: NewStory, ida: Person, sit_down: SitDown
) -> None:
    tins = published(write, "Tins", genre=Genre.SPONSORED, sponsor="Tin & Sons")
    told = refusal(front, ida, sit_down, live_strip=[by_hand(tins)])
    assert "“Tins” was paid for" in told
    assert (
        sit_down(ida).post(desk(front), chosen(rails=[rail(tins, title="Partners")])).status_code
        == 302
    )


def test_nothing_of_another_edition_is_placed(
    front: Front, ferry: Story, french: Edition, ida: Person, sit_down: SitDown
) -> None:
    port = french.sections.create(name="Port", slug="port")
    topic = french.topics.create(name="Marées", slug="marees")
    of_french = front_of(french)
    assert "is a story of another edition" in refusal(
        of_french, ida, sit_down, lead=[by_hand(ferry)]
    )
    for fields in ({"section": str(port.pk)}, {"topic": str(topic.pk)}):
        told = refusal(front, ida, sit_down, rails=[rail(**fields)])
        assert "filled by a section or topic of another edition" in told


def test_a_rail_needs_a_name_and_one_filling(
    front: Front, ferry: Story, harbour: Section, ida: Person, sit_down: SitDown
) -> None:
    topic = front.edition.topics.create(name="Tides", slug="tides")
    both = rail(section=str(harbour.pk), topic=str(topic.pk))
    assert "not by both" in refusal(front, ida, sit_down, rails=[both])
    assert "needs a title" in refusal(front, ida, sit_down, rails=[rail(ferry)])


def test_a_draft_of_another_desk_is_not_even_named(
    front: Front, write: NewStory, sport: Section, ida: Person, sit_down: SitDown
) -> None:
    secret = write("Transfer", section=sport)
    told = refusal(front, ida, sit_down, lead=[by_hand(secret)])
    assert "One of these stories is not there, or not for you to see." in told


def test_the_list_has_the_fronts_one_may_arrange(
    front: Front, harbour: Section, sport: Section, ida: Person, clara: Person, sit_down: SitDown
) -> None:
    front.arrange(by=clara)
    own = rows(sit_down(ida), LIST)
    assert [row.split()[0] for row in own] == ["The", "Harbour"]
    assert ("Clara" in own[0], "fills itself" in own[1]) == (True, True)
    assert len(rows(sit_down(clara), LIST)) == 3
    of_sport = Front.objects.of_section(sport)
    assert of_sport
    answers = [sit_down(ida).get(desk(of_sport, page)).status_code for page in ("edit", "preview")]
    assert answers == [302, 302]


def test_who_may_arrange_is_asked_of_the_roles(
    front: Front, ida: Person, rosa: Person, clara: Person
) -> None:
    policy = FrontPolicy(Front)
    assert set(policy.users_with_permission("change")) == {ida, clara}
    assert list(policy.instances_user_has_permission_for(rosa, "change")) == []
    assert policy.user_has_permission(clara, "delete") is False


def test_the_chooser_offers_the_editions_own_newest_first(
    storm: Story, ferry: Story, write: NewStory, french: Edition, ida: Person, sit_down: SitDown
) -> None:
    write("A draft")
    killed = published(write, "Killed")
    killed.kill("A court said so.", by=ida)
    client = sit_down(ida)
    own = rows(client, f"{CHOOSER}?edition={storm.edition_id}")
    assert [row.split()[0] for row in own] == ["Storm", "Ferry", "A"]
    found = rows(client, f"{CHOOSER}?edition={storm.edition_id}&q=ferr")
    assert [row.split()[0] for row in found] == ["Ferry"]
    assert rows(client, f"{CHOOSER}?edition={french.pk}") == []
    assert len(rows(client, f"{CHOOSER}?edition=x")) == 4


def test_a_search_in_the_chooser_asks_for_the_same_edition(
    storm: Story, ida: Person, sit_down: SitDown
) -> None:
    chooser = (
        sit_down(ida).get(f"{CHOOSER.removesuffix('results/')}?edition={storm.edition_id}").json()
    )
    form = BeautifulSoup(chooser["html"], "html.parser").select_one(
        "form[data-chooser-modal-search]"
    )
    assert form is not None
    assert str(form["action"]).endswith(f"/results/?edition={storm.edition_id}")
