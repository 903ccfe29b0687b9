"""Posts: sent, rewritten, corrected, killed; each act told once, to whoever reads."""

import pytest

from nightdesk.events.models import Event
from nightdesk.live.models import LiveBlog, OnWire, Post
from nightdesk.people.models import Person
from nightdesk.search.models import Words
from nightdesk.stories.errors import Incomplete, NotNow, NotYours
from nightdesk.stories.models import Correction, Story
from tests.cast import NewStory

pytestmark = pytest.mark.django_db


def told(stream: str) -> list[str]:
    return list(Event.objects.on(stream).order_by("seq").values_list("kind", flat=True))


def test_posts_are_numbered_in_the_order_of_their_sending(regatta: LiveBlog, ida: Person) -> None:
    first = regatta.post("The boats are out.", by=ida)
    second = regatta.post("Wind from the west.", by=ida, headline="A breeze")

    assert [first.number, second.number] == [1, 2]
    assert list(Post.objects.shown().newest_first()) == [second, first]
    assert told(regatta.stream) == ["liveblog.posted", "liveblog.posted"]


def test_a_text_of_two_lines_has_two_paragraphs_and_no_markup(
    regatta: LiveBlog, ida: Person
) -> None:
    post = regatta.post("One <b>bold</b> line.\n\nAnother.", by=ida)

    assert [str(block.value) for block in post.body] == [
        "<p>One &lt;b&gt;bold&lt;/b&gt; line.</p>",
        "<p>Another.</p>",
    ]


def test_an_empty_post_is_refused(regatta: LiveBlog, ida: Person) -> None:
    with pytest.raises(Incomplete):
        regatta.post("  \n ", by=ida)

    assert not Post.objects.exists()
    assert told(regatta.stream) == []


def test_nobody_posts_before_readers_have_the_live_blog(write: NewStory, ida: Person) -> None:
    blog = LiveBlog.objects.of(write("Regatta day", slug="regatta-day", is_live_blog=True))

    with pytest.raises(NotNow):
        blog.post("Too early.", by=ida)


def test_a_live_blog_begins_without_a_text(write: NewStory, ida: Person) -> None:
    story = write("Regatta day", slug="regatta-day", body=[], is_live_blog=True)
    story.publish(by=ida)

    assert story.is_running


def test_a_story_that_is_no_live_blog_has_no_posts(write: NewStory, ida: Person) -> None:
    story = write("Ferry cancelled", slug="ferry")
    story.publish(by=ida)

    with pytest.raises(NotNow):
        LiveBlog.objects.of(story).post("Not here.", by=ida)


def test_a_reporter_writes_a_post_and_an_editor_sends_it(
    regatta: LiveBlog, rosa: Person, ida: Person
) -> None:
    regatta.stored()
    written = Post.objects.create(blog=regatta, headline="Seen from the quay", written_by=rosa)
    with pytest.raises(NotYours):
        written.send(by=rosa)

    written.send(by=ida)

    assert written.written_by == rosa
    assert list(Post.objects.shown()) == [written]


def test_a_post_is_sent_once(regatta: LiveBlog, ida: Person, tomas: Person) -> None:
    regatta.stored()
    Post.objects.create(blog=regatta, headline="Start")
    here, there = Post.objects.get(), Post.objects.get()

    here.send(by=ida)
    with pytest.raises(NotNow):
        there.send(by=tomas)

    assert told(regatta.stream) == ["liveblog.posted"]


def test_a_rewritten_post_keeps_its_place_and_what_stood_there(
    regatta: LiveBlog, ida: Person
) -> None:
    post = regatta.post("The boats are out.", by=ida)
    post.headline = "All but one"
    post.rewrite(by=ida)

    post.refresh_from_db()
    assert (post.number, post.headline) == (1, "All but one")
    assert post.changed_at is not None
    assert post.revisions.count() == 2
    assert told(regatta.stream) == ["liveblog.posted", "post.rewritten"]


def test_a_correction_stands_at_the_post_and_among_the_papers_corrections(
    regatta: LiveBlog, ida: Person
) -> None:
    post = regatta.post("The ferry left at ten.", by=ida)
    correction = post.correct("The ferry left at nine, not ten.", by=ida)

    assert list(Correction.objects.of(Story.objects.all())) == [correction]
    assert correction.passages == [post.element_id]
    assert told(regatta.stream) == ["liveblog.posted", "post.corrected"]
    assert told(regatta.edition.wire_stream) == ["story.published", "story.corrected"]


def test_a_correction_says_what_was_wrong(regatta: LiveBlog, ida: Person) -> None:
    post = regatta.post("The ferry left at ten.", by=ida)

    with pytest.raises(Incomplete):
        post.correct(" ", by=ida)


def test_a_killed_post_is_gone_for_good(regatta: LiveBlog, ida: Person) -> None:
    post = regatta.post("A name nobody may say.", by=ida)
    with pytest.raises(Incomplete):
        post.kill("", by=ida)
    post.kill("Privacy", by=ida)

    assert not Post.objects.shown().exists()
    assert told(regatta.stream) == ["liveblog.posted", "post.killed"]
    for act in (post.mark_as_key, post.rewrite):
        with pytest.raises(NotNow):
            act(by=ida)


def test_of_two_who_change_a_post_at_once_the_second_is_told(
    regatta: LiveBlog, ida: Person, tomas: Person
) -> None:
    post = regatta.post("The boats are out.", by=ida)
    here, there = Post.objects.get(pk=post.pk), Post.objects.get(pk=post.pk)
    here.headline = there.headline = "Out"

    here.rewrite(by=ida)
    with pytest.raises(NotNow):
        there.rewrite(by=tomas)


def test_key_events_are_items_of_the_wire_and_others_are_not(
    regatta: LiveBlog, ida: Person
) -> None:
    regatta.post("Wind from the west.", by=ida)
    turn = regatta.post("The Heron is out of the race.", by=ida, is_key=True)
    wire = regatta.edition.wire_stream
    assert told(wire) == ["story.published", "liveblog.posted"]

    turn.unmark(by=ida)

    assert told(wire) == ["story.published", "liveblog.posted", "post.unmarked"]
    assert not Post.objects.get(pk=turn.pk).is_on_wire


@pytest.mark.parametrize(("which", "kinds"), [(OnWire.EVERY, 3), (OnWire.KEY, 2), (OnWire.NONE, 1)])
def test_the_desk_says_which_posts_are_items_of_the_wire(
    regatta: LiveBlog, ida: Person, which: OnWire, kinds: int
) -> None:
    regatta.tell_the_wire(which, by=ida)
    regatta.post("Wind from the west.", by=ida)
    regatta.post("The Heron is out.", by=ida, is_key=True)

    assert len(told(regatta.edition.wire_stream)) == kinds


def test_a_killed_live_blog_takes_its_posts_off_the_wire(regatta: LiveBlog, ida: Person) -> None:
    regatta.post("The Heron is out.", by=ida, is_key=True)
    Story.objects.get(pk=regatta.pk).kill("Privacy", by=ida)

    assert told(regatta.edition.wire_stream)[-2:] == ["story.killed", "post.killed"]
    assert told(regatta.stream)[-1] == "liveblog.killed"
    with pytest.raises(NotNow):
        Post.objects.get().rewrite(by=ida)


def test_who_began_before_a_kill_or_the_end_is_told_of_it(regatta: LiveBlog, ida: Person) -> None:
    post = regatta.post("Wind from the west.", by=ida)
    story = Story.objects.get(pk=regatta.pk)
    LiveBlog.objects.of(story).end(by=ida)
    with pytest.raises(NotNow):
        regatta.post("Sent from a page that was opened before.", by=ida)

    post.rewrite(by=ida)  # what was posted may still be put right
    behind = Post.objects.select_related("blog__story").get()
    Story.objects.get(pk=regatta.pk).kill("Privacy", by=ida)
    with pytest.raises(NotNow):
        behind.rewrite(by=ida)

    assert not Words.objects.exists()


def test_what_is_pinned_stands_until_it_is_killed(regatta: LiveBlog, ida: Person) -> None:
    post = regatta.post("Roads are closed.", by=ida)
    regatta.pin(post, by=ida)
    post = Post.objects.get(pk=post.pk)
    post.kill("Wrong", by=ida)

    assert LiveBlog.objects.get().pinned is None
    assert told(regatta.stream) == [
        "liveblog.posted",
        "liveblog.pinned",
        "liveblog.unpinned",
        "post.killed",
    ]


def test_coverage_ends_once_and_may_be_reopened(
    regatta: LiveBlog, ida: Person, tomas: Person
) -> None:
    regatta.end(by=ida)
    with pytest.raises(NotNow):
        LiveBlog.objects.get(pk=regatta.pk).end(by=tomas)
    with pytest.raises(NotNow):
        regatta.post("Too late.", by=ida)

    regatta.reopen(by=ida)
    regatta.post("One more race.", by=ida)

    assert told(regatta.stream) == ["liveblog.ended", "liveblog.reopened", "liveblog.posted"]
