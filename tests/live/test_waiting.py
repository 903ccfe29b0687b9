"""Posts that wait: handed in by reporters, changed by colleagues, sent or dropped."""

import pytest
from wagtail.models import ModelLogEntry

from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.words import paragraphs
from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete, NotNow, NotYours
from tests.cast import NewStory
from tests.live.test_posts import told

pytestmark = pytest.mark.django_db


def handed_in(blog: LiveBlog, by: Person, text: str = "Seen from the quay.") -> Post:
    post = Post(blog=blog, body=paragraphs(text))
    post.hand_in(by=by)
    return post


def logged() -> list[str]:
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


def test_a_reporter_hands_in_a_post_and_readers_learn_of_it_when_it_is_sent(
    regatta: LiveBlog, rosa: Person, ida: Person
) -> None:
    post = handed_in(regatta, rosa)
    assert (list(Post.objects.waiting()), told(regatta.stream)) == ([post], [])

    post.is_key = True
    post.send(by=ida)

    post.refresh_from_db()
    assert (post.written_by, post.is_key, post.number) == (rosa, True, 1)
    assert logged()[-2:] == ["nightdesk.hand_in", "nightdesk.publish"]


def test_posts_are_written_before_readers_have_the_live_blog(write: NewStory, rosa: Person) -> None:
    story = write("Regatta day", slug="regatta-day", is_live_blog=True)

    assert handed_in(LiveBlog.objects.of(story), rosa).posted_at is None


def test_what_waits_is_changed_and_what_it_said_is_kept(
    regatta: LiveBlog, rosa: Person, ida: Person
) -> None:
    post = handed_in(regatta, rosa)
    post.headline = "A protest"
    post.hand_in(by=ida)

    post.refresh_from_db()
    assert (post.headline, post.written_by, post.revisions.count()) == ("A protest", rosa, 2)


def test_who_may_not_write_at_the_desk_hands_in_nothing(
    regatta: LiveBlog, sami: Person, pia: Person
) -> None:
    for person in (sami, pia):
        with pytest.raises(NotYours):
            handed_in(regatta, person)

    assert not Post.objects.exists()


def test_nothing_empty_waits(regatta: LiveBlog, rosa: Person) -> None:
    with pytest.raises(Incomplete):
        handed_in(regatta, rosa, " ")


def test_nothing_is_handed_in_when_it_is_over(regatta: LiveBlog, rosa: Person, ida: Person) -> None:
    regatta.end(by=ida)
    with pytest.raises(NotNow):
        handed_in(regatta, rosa)
    regatta.reopen(by=ida)
    regatta.story.refresh_from_db()
    regatta.story.kill("Privacy", by=ida)
    with pytest.raises(NotNow):
        handed_in(regatta, rosa)


def test_a_dropped_post_is_never_sent(regatta: LiveBlog, rosa: Person, ida: Person) -> None:
    post = handed_in(regatta, rosa)
    post.drop(by=rosa)

    assert not Post.objects.waiting().exists()
    for act in (post.send, post.hand_in, post.drop):
        with pytest.raises(NotNow):
            act(by=ida)
    assert told(regatta.stream) == []


def test_of_two_who_change_a_waiting_post_the_second_is_told(
    regatta: LiveBlog, rosa: Person, ida: Person
) -> None:
    post = handed_in(regatta, rosa)
    other = Post.objects.get(pk=post.pk)
    post.hand_in(by=rosa)

    for act in (other.send, other.hand_in, other.drop):
        with pytest.raises(NotNow):
            act(by=ida)


def test_which_posts_the_wire_has_stands_in_the_log(regatta: LiveBlog, ida: Person) -> None:
    regatta.tell_the_wire("every", by=ida)

    assert logged()[-1] == "nightdesk.live_wire"
