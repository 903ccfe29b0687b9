"""The moderators' queue: what waits, for whom, and in what order."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import posting, reporting
from nightdesk.talk.models import Comment, Discussion
from nightdesk.talk.models.report import Ground
from nightdesk.talk.state import State
from tests.cast import NewStory
from tests.desk.conftest import SitDown
from tests.desk.moderation.conftest import Wait
from tests.talk.conftest import Say

DESK = "/desk/moderation/"
QUERIES = 26


def keys(client: Client, query: str = "") -> list[str]:
    return [key for key, _version in client.get(f"{DESK}news.json{query}").json()["rows"]]


def test_what_is_held_waits_the_oldest_first(
    waiting: Wait, say: Say, max_moderator: Person, sit_down: SitDown
) -> None:
    say("Shown.")
    first, second = waiting("First."), waiting("Second.")
    client = sit_down(max_moderator)
    assert keys(client) == [first.key, second.key]
    assert keys(client, "?order=newest") == [second.key, first.key]
    page = client.get(DESK).content.decode()
    assert page.index(f"row-{first.key}") < page.index(f"row-{second.key}")
    assert "0 shown" not in page
    assert "1 shown, 2 held, 0 rejected" in page


def test_each_tab_has_its_own(
    waiting: Wait, say: Say, max_moderator: Person, ben: Person, sit_down: SitDown
) -> None:
    held, shown, reported, restored, gone = (
        waiting("Held."),
        *(say(text) for text in ("Shown.", "Reported.", "Restored.", "Gone.")),
    )
    reporting.report(reported, Ground.SPAM, "An advert.", by=ben)
    restored.reject("abuse", by=max_moderator)
    restored.approve(by=max_moderator)
    gone.reject("abuse", by=max_moderator)
    client = sit_down(max_moderator)
    assert keys(client) == [held.key]
    assert keys(client, "?show=reported") == [reported.key]
    assert keys(client, "?show=approved") == [restored.key]
    assert keys(client, "?show=rejected") == [gone.key]
    assert set(keys(client, "?show=recent")) == {shown.key, reported.key, restored.key}
    counts = client.get(f"{DESK}news.json").json()["counts"]
    assert (counts["held"], counts["reported"], counts["rejected"]) == ("1", "1", "1")
    page = client.get(f"{DESK}?show=reported").content.decode()
    assert "It is advertising" in page
    assert "An advert." in page
    assert "Insult or threat" in client.get(f"{DESK}?show=rejected").content.decode()


def test_the_list_is_narrowed_by_edition_section_and_words(
    waiting: Wait, harbour: Section, sport: Section, clara: Person, sit_down: SitDown
) -> None:
    one = waiting("About the ferry.")
    client = sit_down(clara)
    for query in ("?edition=en", f"?section={harbour.pk}", "?q=ferry", "?q=FERRY"):
        assert keys(client, query) == [one.key]
    for query in ("?edition=fr", f"?section={sport.pk}", "?q=train", "?section=nowhere"):
        assert keys(client, query) == ([one.key] if "nowhere" in query else [])


def test_a_moderator_of_a_desk_sees_that_desk_alone(
    waiting: Wait,
    write: NewStory,
    sport: Section,
    lena: Person,
    clara: Person,
    max_moderator: Person,
    mona: Person,
    sit_down: SitDown,
) -> None:
    here = waiting("At the harbour.")
    match = write("The match", section=sport)
    match.publish(by=clara)
    there = posting.post(match, posting.Draft("At the match."), by=lena)
    Comment.objects.filter(pk=there.pk).update(state=State.HELD)
    assert keys(sit_down(max_moderator)) == [here.key]
    assert keys(sit_down(mona)) == [here.key, there.key]
    assert sit_down(max_moderator).get(f"{DESK}items/{there.key}/").status_code == 404
    assert sit_down(max_moderator).get(f"{DESK}rows/?key={there.key}").content.strip() == b""


def test_who_does_not_moderate_is_not_let_in(
    waiting: Wait, rosa: Person, lena: Person, sit_down: SitDown
) -> None:
    for somebody in (rosa, lena):
        assert sit_down(somebody).get(DESK).status_code == 302
        assert sit_down(somebody).post(f"{DESK}acts/").status_code == 302


@pytest.mark.parametrize("tab", ["held", "rejected"])
def test_a_queue_of_ten_thousand_opens_like_one_of_two(
    tab: str,
    harbour_fire: Story,
    lena: Person,
    max_moderator: Person,
    sit_down: SitDown,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    state = State.HELD if tab == "held" else State.REJECTED
    place = Discussion.objects.of(harbour_fire)
    assert harbour_fire.published_at is not None
    Comment.objects.bulk_create(
        Comment(
            discussion=place,
            author=lena,
            text=f"Number {number}.",
            html=f"<p>Number {number}.</p>",
            language="en",
            state=state,
            posted_at=harbour_fire.published_at + timedelta(seconds=number // 3),
        )
        for number in range(10_000)
    )
    client = sit_down(max_moderator)
    with django_assert_max_num_queries(QUERIES):
        page = client.get(f"{DESK}?show={tab}&order=oldest").content.decode()
    assert "999+" in page
    seen = [key for key, _version in client.get(f"{DESK}news.json?show={tab}").json()["rows"]]
    assert len(seen) == 50


def test_leafing_shows_each_once(
    waiting: Wait, max_moderator: Person, sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nightdesk.desk.moderation.queue.PAGE", 2)
    monkeypatch.setattr("nightdesk.desk.moderation.queue_pages.PAGE", 2)
    made = [waiting(f"Number {number}.") for number in range(5)]
    Comment.objects.update(posted_at=made[0].posted_at)
    client, query, seen = sit_down(max_moderator), "", []
    for _page in range(3):
        page = BeautifulSoup(client.get(DESK + query).content, "html.parser")
        seen += [row["data-key"] for row in page.select(".entry")]
        further = page.select_one("a[href*='from=']")
        query = str(further["href"]) if further else ""
    assert seen == [one.key for one in made]
    assert query == ""
    for wrong in ("?from=x", "?from=2026-01-01_1", "?from=never_1", "?from=2026-01-01T00:00:00_9"):
        assert len(keys(client, wrong)) == 2
