"""The list of stories: what one may see, how it is narrowed, what a row offers, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from tests.cast import NewStory
from tests.desk.conftest import SitDown

LIST = "/desk/stories/"


def test_it_shows_what_one_may_see(
    rosa: Person, ida: Person, sport: Section, write: NewStory, sit_down: SitDown
) -> None:
    write("Ours")
    write("Theirs", section=sport)
    write("Everybody's", section=sport).publish(by=None)

    page = sit_down(rosa).get(LIST).content.decode()

    shown = ["Ours" in page, "Theirs" in page, "Everybody&#x27;s" in page]
    assert shown == [True, False, True]


def test_a_row_leads_where_one_may_go(
    rosa: Person, ida: Person, sport: Section, write: NewStory, sit_down: SitDown
) -> None:
    own, approved, other = write(), write(), write(section=sport)
    approved.approve(by=ida)
    other.publish(by=None)

    page = sit_down(rosa).get(LIST).content.decode()

    assert f'href="/desk/stories/edit/{own.pk}/"' in page
    assert f'href="/desk/stories/inspect/{approved.pk}/"' in page
    assert f'href="{other.get_absolute_url()}"' in page
    assert f'"/desk/stories/inspect/{other.pk}/"' not in page


def test_a_row_offers_the_acts_that_may_begin(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    page = sit_down(ida).get(LIST).content.decode()

    offered = [
        act
        for act in (
            "submission",
            "publication",
            "release",
            "correction",
            "retraction",
            "withdrawal",
        )
        if f"/desk/stories/{harbour_fire.pk}/{act}/" in page
    ]
    assert offered == ["release", "correction", "retraction", "withdrawal"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=published", ["published"]),
        ("state=draft", ["rosas"]),
        ("desk={sport_desk}", ["published"]),
        ("section={sport}", ["published"]),
        ("edition={edition}", ["published", "rosas"]),
        ("author={author}", ["rosas"]),
        ("q=nurburg", ["published"]),
        ("q=TIDE", ["rosas"]),
        ("ordering=headline", ["published", "rosas"]),
    ],
)
def test_it_is_narrowed(
    query: str,
    found: list[str],
    clara: Person,
    author: Author,
    sport: Section,
    write: NewStory,
    sit_down: SitDown,
) -> None:
    write("rosas", authors=[author], slugline="TIDE")
    write("published", section=sport, standfirst="From nurburg").publish(by=None)
    numbers = {"sport_desk": sport.desk_id, "sport": sport.pk, "author": author.pk}

    url = f"{LIST}?{query.format(edition=sport.edition_id, **numbers)}"
    stories = sit_down(clara).get(url).context["object_list"]

    assert sorted(story.headline for story in stories) == found


def test_the_headline_is_the_one_last_saved(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    harbour_fire.headline = "It was smoke"
    harbour_fire.save_revision(user=ida)

    page = sit_down(ida).get(LIST).content.decode()

    assert "It was smoke · HARBOUR-FIRE" in page


def test_one_story_costs_as_many_queries_as_three(
    ida: Person, author: Author, write: NewStory, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    client.get(LIST)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        return len(queries)

    write(authors=[author]).publish(by=ida)
    one = cost()
    for _time in range(2):
        write(authors=[author]).publish(by=ida)

    assert cost() == one


def test_a_chooser_offers_what_one_may_see(
    rosa: Person, sport: Section, write: NewStory, sit_down: SitDown
) -> None:
    own, other = write("Ours"), write("Theirs", section=sport)
    client = sit_down(rosa)
    chooser = "/desk/snippets/choose/stories/story/"

    offered = client.get(f"{chooser}results/").content.decode()
    both = client.get(f"{chooser}chosen-multiple/?id={own.pk}&id={other.pk}&id=x").json()

    assert ("Ours" in offered, "Theirs" in offered) == (True, False)
    assert [item["string"] for item in both["result"]] == ["Ours"]
    assert client.get(f"{chooser}chosen/{other.pk}/").status_code == 404
    assert client.get(f"{chooser}chosen/x/").status_code == 404
