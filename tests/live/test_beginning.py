"""A draft becomes a live blog, and a plain story again; what readers know stays what it is."""

import pytest

from nightdesk.live.beginning import make_live, make_plain
from nightdesk.live.models import LiveBlog, Post
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, NotYours, Overtaken
from nightdesk.stories.models import Story
from tests.cast import paragraph

pytestmark = pytest.mark.django_db


def test_a_draft_becomes_a_live_blog_and_a_plain_story_again(draft: Story, rosa: Person) -> None:
    make_live(draft, by=rosa)
    assert Story.objects.get(pk=draft.pk).under == "live"

    make_plain(draft, by=rosa)
    assert Story.objects.get(pk=draft.pk).under == "harbour"


def test_what_readers_know_stays_what_it_is(
    regatta: LiveBlog, harbour_fire: Story, ida: Person
) -> None:
    with pytest.raises(NotNow):
        make_live(harbour_fire, by=ida)
    with pytest.raises(NotNow):
        make_plain(regatta.story, by=ida)


def test_what_has_posts_stays_a_live_blog(draft: Story, rosa: Person) -> None:
    make_live(draft, by=rosa)
    Post(blog=LiveBlog.objects.of(draft), body=[paragraph("Early.")]).hand_in(by=rosa)

    with pytest.raises(NotNow):
        make_plain(draft, by=rosa)


def test_another_desk_changes_nothing_and_of_two_the_second_is_told(
    draft: Story, sami: Person, rosa: Person
) -> None:
    with pytest.raises(NotYours):
        make_live(draft, by=sami)
    other = Story.objects.get(pk=draft.pk)
    make_live(draft, by=rosa)
    with pytest.raises(Overtaken):
        make_live(other, by=rosa)
