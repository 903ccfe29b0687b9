"""Posts of live blogs as other programs get them: each a thing of its own, tied to its live blog, gone when it is."""

from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from nightdesk.live.models import LiveBlog, Post
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from tests.cast import paragraph

HERON = "The Heron is out of the race."


@pytest.fixture
def heron(regatta: LiveBlog, ida: Person, author: Author, storm: Picture) -> Post:
    regatta.stored()
    picture = {"type": "picture", "value": {"picture": storm.pk, "caption": "The start"}}
    post = Post(blog=regatta, body=[paragraph(HERON), picture], author=author, is_key=True)
    post.send(by=ida)
    return post


def wire(after: str = "") -> Any:
    return Client().get("/en/wire.json", {"after": after} if after else {}).json()


def test_a_post_is_a_ninjs_item_tied_to_its_live_blog(
    schema: Draft202012Validator, heron: Post, ida: Person, author: Author
) -> None:
    heron.correct("It was the Tern.", by=ida)
    told = wire()["items"][0]["item"]

    schema.validate(told)
    assert (told["uri"], told["version"], told["title"]) == (heron.uri, "3", HERON)
    assert (told["by"], told["pubStatus"], told["urgency"]) == (author.name, "usable", 5)
    assert told["versionCreated"] == heron.changed_at.isoformat()  # type: ignore[union-attr]
    assert f"<p>{HERON}</p>" in told["bodies"][0]["value"]
    assert told["descriptions"] == [{"role": "correction", "value": "It was the Tern."}]
    live_blog, picture = told["associations"]
    assert (live_blog["rel"], live_blog["uri"]) == ("partOf", heron.story.uri)
    assert picture["infoSources"] == [{"name": "Kestrel / Okkerman", "role": "credit"}]
    assert told["altIds"][0]["value"].endswith("/en/live/regatta-day/1/")


@pytest.mark.parametrize("whole", [False, True])
def test_of_a_post_that_is_gone_its_name_is_told(heron: Post, ida: Person, *, whole: bool) -> None:
    start = wire()["next"]
    of_it: Any = Story.objects.get(pk=heron.blog_id) if whole else heron
    of_it.kill("Privacy", by=ida)
    answer = wire(start)["items"]

    assert answer[-1]["kind"] == "post.killed"
    assert {one["item"]["pubStatus"] for one in answer} == {"canceled"}
    assert answer[-1]["item"]["uri"] == heron.uri
    assert HERON not in str(wire())


def test_that_coverage_ended_is_told_with_its_live_blog(regatta: LiveBlog, ida: Person) -> None:
    start = wire()["next"]
    regatta.end(by=ida)
    (told,) = wire(start)["items"]

    assert (told["kind"], told["item"]["uri"]) == ("liveblog.ended", regatta.story.uri)


@pytest.mark.parametrize("number", [1, 3])
def test_the_wire_asks_as_much_for_one_post_as_for_three(
    regatta: LiveBlog, ida: Person, number: int, django_assert_num_queries: Any
) -> None:
    for place in range(number):
        regatta.post(f"Race {place}.", by=ida, is_key=True)
    wire()

    with django_assert_num_queries(10):
        assert len(wire()["items"]) == number + 1
