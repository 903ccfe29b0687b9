"""Other tools hear of live blogs: of each act on a post once, and of what is gone nothing but its name."""

import pytest

from nightdesk.events.models import Event
from nightdesk.live.models import LiveBlog, OnWire
from nightdesk.notices.hooks import meaning
from nightdesk.people.models import Person
from nightdesk.stories.models import Story


def told() -> list[Event]:
    """What leaves the house, in order, without what is told of stories."""
    public = Event.objects.filter(meaning.on_public_streams()).exclude(kind__startswith="story.")
    return list(public.order_by("pk"))


@pytest.mark.parametrize("which", [OnWire.EVERY, OnWire.NONE])
def test_each_act_is_told_once_whatever_the_wire_tells(
    regatta: LiveBlog, ida: Person, which: OnWire
) -> None:
    regatta.tell_the_wire(which, by=ida)
    post = regatta.post("The Heron is out.", by=ida)
    post.correct("It was the Tern.", by=ida)
    regatta.end(by=ida)

    events = told()
    assert [event.kind for event in events] == [
        "liveblog.posted", "post.corrected", "liveblog.ended",
    ]  # fmt: skip
    data = meaning.of(events[1])
    assert data.pop("updated_at")
    assert data == {
        "uri": post.uri, "live_blog": regatta.story.uri, "edition": "en", "pubStatus": "usable",
        "url": "https://testserver/en/live/regatta-day/1/", "language": "en", "is_key": False,
        "headline": "The Heron is out.",
        "correction": {"kind": "correction", "text": "It was the Tern."},
    }  # fmt: skip
    ended = meaning.of(events[2])
    assert (ended["uri"], bool(ended["ended_at"])) == (regatta.story.uri, True)


@pytest.mark.parametrize(("act", "kinds"), [("kill", ["liveblog.killed"]), ("retract", [])])
def test_of_a_live_blog_that_is_gone_no_post_is_told(
    regatta: LiveBlog, ida: Person, act: str, kinds: list[str]
) -> None:
    post = regatta.post("The Heron is out.", by=ida)
    getattr(Story.objects.get(pk=regatta.pk), act)("Law.", by=ida)

    sent, *others = told()
    canceled = {"edition": "en", "pubStatus": "canceled"}
    assert meaning.of(sent) == {"uri": post.uri, "live_blog": regatta.story.uri} | canceled
    assert [event.kind for event in others] == kinds
    assert all(meaning.of(one) == {"uri": regatta.story.uri} | canceled for one in others)
