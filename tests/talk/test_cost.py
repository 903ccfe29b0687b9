"""What an act and a page cost: no more queries in a discussion of 2,000 comments than in one of 50."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.models import Comment
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.state import State
from tests.cast import person
from tests.talk.filling import Filling
from tests.talk.pages import ADDRESS

MOST = {
    "newest": 10,
    "oldest": 10,
    "liked": 10,
    "picks": 10,
    "second page": 10,
    "its own page": 10,
    "story": 13,
    "post": 17,
    "answer": 24,
    "edit": 15,
    "react": 17,
    "reject": 14,
    "queue": 22,
    "news of the queue": 13,
}


@pytest.fixture
def people(db: None) -> list[Person]:
    return [person(name, Role.READER) for name in ("Ana", "Bo", "Cy", "Di", "Ed")]


@pytest.mark.parametrize(("threads", "longest"), [(22, 7), (800, 401)])
def test_everything_costs_the_same_under_2000_comments_as_under_50(
    harbour_fire: Story,
    people: list[Person],
    lena: Person,
    max_moderator: Person,
    *,
    threads: int,
    longest: int,
) -> None:
    answers = [longest, *[1] * (threads - 1)]
    roots = Filling(harbour_fire, people, timezone.now()).fill(threads, answers)
    Comment.objects.filter(pk__in=[one.pk for one in roots[3:8]]).update(state=State.HELD)
    roots[0].pick(by=max_moderator)
    own = posting.post(harbour_fire, posting.Draft("What I meant to say."), by=lena)

    assert Comment.objects.count() == threads + sum(answers) + 1
    costs = {
        **costs_of_pages(harbour_fire, roots[0]),
        **costs_of_acts(harbour_fire, roots, own, max_moderator),
        **costs_of_the_queue(max_moderator),
    }
    assert costs.keys() == MOST.keys()
    assert {name: cost for name, cost in costs.items() if cost > MOST[name]} == {}


def costs_of_pages(story: Story, root: Comment) -> dict[str, int]:
    pages = {
        "newest": ADDRESS,
        "oldest": f"{ADDRESS}oldest/",
        "liked": f"{ADDRESS}liked/",
        "picks": f"{ADDRESS}picks/",
        "second page": f"{ADDRESS}?page=2",
        "its own page": root.get_absolute_url(),
        "story": story.get_absolute_url(),
    }
    return {name: queries(partial(Client().get, address)) for name, address in pages.items()}


def costs_of_acts(
    story: Story, roots: list[Comment], own: Comment, moderator: Person
) -> dict[str, int]:
    first, by = posting.Draft("It is out.", answers=roots[0].key), own.author
    return {
        "post": queries(lambda: posting.post(story, posting.Draft("It is out."), by=by)),
        "answer": queries(lambda: posting.post(story, first, by=by)),
        "edit": queries(lambda: posting.edit(own, "What I mean.", by=by)),
        "react": queries(lambda: roots[-1].react(Kind.LIKE, by=by)),
        "reject": queries(lambda: own.reject("abuse", by=moderator)),
    }


def costs_of_the_queue(moderator: Person) -> dict[str, int]:
    client = Client()
    client.force_login(moderator)
    return {
        "queue": queries(lambda: client.get("/desk/moderation/")),
        "news of the queue": queries(lambda: client.get("/desk/moderation/news.json")),
    }


def queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)
