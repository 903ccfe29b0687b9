"""Acts on several stories at once."""

import re
from typing import Any

import pytest

from nightdesk.desk.urls import BULK
from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.state import State
from tests.cast import NewStory
from tests.desk.conftest import SitDown


def bulk(verb: str, *stories: Story) -> str:
    chosen = "&".join(f"id={story.pk}" for story in stories)
    return f"/desk/bulk/stories/story/{verb}/?{chosen}&next=/desk/stories/"


def states(*stories: Story) -> list[str]:
    return [Story.objects.get(pk=story.pk).state for story in stories]


def said(response: Any) -> list[str]:
    return [str(message).strip() for message in response.context["messages"]]


@pytest.mark.parametrize(
    ("verb", "state"),
    [("publish", State.PUBLISHED), ("hold", State.HELD), ("spike", State.SPIKED)],
)
def test_all_that_were_chosen_are_acted_upon(
    verb: str, state: State, ida: Person, write: NewStory, sit_down: SitDown
) -> None:
    stories = [write() for _number in range(3)]
    client = sit_down(ida)

    page = client.get(bulk(verb, *stories)).content.decode()
    client.post(bulk(verb, *stories), {"why": "Wait"})

    assert all(story.headline in page for story in stories)
    assert states(*stories) == [state] * 3
    assert [story.events.count() for story in stories] == [1, 1, 1]


def test_each_refuses_for_itself(
    ida: Person, write: NewStory, harbour_fire: Story, sit_down: SitDown
) -> None:
    draft = write()

    answer = sit_down(ida).post(bulk("publish", draft, harbour_fire), {}, follow=True)

    assert said(answer) == [
        "Fire on the north quay: This story is published already. Nothing was published.",
        "Publish: 1 story.",
    ]
    assert harbour_fire.events.kinds() == ["story.published"]


def test_where_all_refuse_nothing_is_boasted_of(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    answer = sit_down(ida).post(bulk("publish", harbour_fire), {}, follow=True)

    assert len(said(answer)) == 1


def test_a_reason_is_asked_for(ida: Person, draft: Story, sit_down: SitDown) -> None:
    sit_down(ida).post(bulk("hold", draft), {"why": ""})

    assert states(draft) == [State.DRAFT]


def test_another_desks_headline_is_not_even_told(
    ida: Person, sport: Section, write: NewStory, sit_down: SitDown
) -> None:
    own, other = write("Ours"), write("Theirs", section=sport)
    client = sit_down(ida)

    page = client.get(bulk("publish", own, other)).content.decode()
    client.post("/desk/bulk/stories/story/publish/?id=all")

    assert ("Ours" in page, "Theirs" in page) == (True, False)
    assert states(own, other) == [State.PUBLISHED, State.DRAFT]


def test_a_reporter_spikes_drafts_alone(
    rosa: Person, ida: Person, write: NewStory, sit_down: SitDown
) -> None:
    draft, approved = write(), write()
    approved.approve(by=ida)

    sit_down(rosa).post(bulk("spike", draft, approved))

    assert states(draft, approved) == [State.SPIKED, State.APPROVED]


@pytest.mark.parametrize("address", ["stories/story/delete", "wagtailcore/page/publish"])
def test_other_bulk_acts_are_closed(
    address: str, ada: Person, draft: Story, sit_down: SitDown
) -> None:
    assert sit_down(ada).post(f"/desk/bulk/{address}/?id={draft.pk}").status_code == 404


def test_no_list_offers_a_bulk_act_that_is_closed(
    ada: Person, draft: Story, sit_down: SitDown
) -> None:
    client = sit_down(ada)
    lists = ("stories", "authors", "topics", "standing-pages", "images")

    pages = "".join(client.get(f"/desk/{name}/").content.decode() for name in lists)

    offered = set(re.findall(r"/desk/bulk/(\w+)/(\w+)/(\w+)/", pages))
    assert offered == BULK
