"""A post grows into a story of its own, and leads there."""

import pytest

from nightdesk.live.growing import grow
from nightdesk.live.models import LiveBlog, Post
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, NotYours
from nightdesk.stories.models import Author, Story
from tests.pages import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/en/live/regatta-day/"


def test_a_reporter_makes_a_story_of_a_post_and_readers_are_led_there_once_it_is_out(
    regatta: LiveBlog, ida: Person, rosa: Person, author: Author
) -> None:
    post = regatta.post("She hit a buoy.", headline="The Heron is out", by=ida)
    Post.objects.update(author=author)
    post.refresh_from_db()
    story = grow(post, by=rosa)

    kept = Story.objects.get(pk=story.pk)
    assert (kept.headline, kept.state, kept.section) == (
        post.headline,
        "draft",
        regatta.story.section,
    )
    assert [byline.author for byline in kept.bylines.all()] == [author]
    assert [one.related_id for one in kept.related_stories.all()] == [regatta.pk]
    assert [str(block.value) for block in kept.body] == ["<p>She hit a buoy.</p>"]
    assert Page(ADDRESS).texts(".post__onward") == []

    kept.slug = "heron"
    kept.publish(by=ida)

    assert Page(ADDRESS).links(".post__onward a") == ["/en/harbour/heron/"]
    kept.kill("Privacy", by=ida)
    assert Page(ADDRESS).texts(".post__onward") == []


def test_who_writes_at_another_desk_makes_no_story_of_it(
    regatta: LiveBlog, ida: Person, sami: Person
) -> None:
    with pytest.raises(NotYours):
        grow(regatta.post("She hit a buoy.", by=ida), by=sami)


def test_of_a_killed_post_no_story_is_made(regatta: LiveBlog, ida: Person) -> None:
    post = regatta.post("A name nobody may say.", by=ida)
    post.kill("Privacy", by=ida)

    with pytest.raises(NotNow):
        grow(post, by=ida)
    assert Story.objects.count() == 1
