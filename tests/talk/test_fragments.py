"""Stream and page agree: who stayed at a discussion sees what who arrives is served."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream import channels, reading
from nightdesk.stream.cursor import read
from nightdesk.talk import posting
from nightdesk.talk.models import Discussion, Terms
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.state import Openness
from tests.listening import EventSource
from tests.pages import Page
from tests.talk.conftest import Say
from tests.talk.pages import ADDRESS


def told_since(story: Story, seq: int) -> list[Any]:
    line = channels.find(f"discussion:{story.uri}")
    assert line is not None
    fresh = list(Event.objects.on(line.log).after(seq))
    heard = EventSource()
    for frame in reading.draw(line, fresh):
        heard.feed(frame)
    return heard.frames


def arriving() -> dict[str, str]:
    return {str(one["id"]): words(one) for one in Page(ADDRESS).soup.select("main .comment")}


def words(comment: Tag) -> str:
    classes = " ".join(comment["class"])
    return " ".join([classes, str(comment["data-thread"]), *comment.stripped_strings])


def staying(before: dict[str, str], frames: list[Any]) -> dict[str, str]:
    page = dict(before)
    for frame in frames:
        drawn = BeautifulSoup(frame.data["html"], "html.parser").select_one(".comment")
        if frame.operation == "remove":
            page.pop(frame.data["target"], None)
        elif drawn is not None:
            page[frame.data["target"]] = words(drawn)
    return page


ACTS: dict[str, Any] = {
    "answer": lambda one, who: posting.post(
        one.discussion.story, posting.Draft("So.", answers=one.key), by=who["ben"]
    ),
    "edit": lambda one, who: posting.edit(one, "Said better.", by=who["lena"]),
    "withdraw": lambda one, who: one.withdraw(by=who["lena"]),
    "react": lambda one, who: one.react(Kind.LIKE, by=who["ben"]),
    "pick": lambda one, who: one.pick(by=who["max"]),
    "hold": lambda one, who: one.hold(by=who["max"]),
    "reject": lambda one, who: one.reject("abuse", by=who["max"]),
    "restore": lambda one, who: (
        one.reject("abuse", by=who["max"]),
        one.approve(by=who["max"]),
    ),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("is_answered", [False, True])
def test_who_stayed_sees_what_who_arrives_is_served(
    harbour_fire: Story,
    say: Say,
    lena: Person,
    ben: Person,
    max_moderator: Person,
    act: str,
    is_answered: bool,
) -> None:
    say("Another.")
    one = say("The one.")
    if is_answered:
        say("An answer.", answers=one.key, by=ben)
        one.refresh_from_db()
    before = arriving()
    [stream] = Event.objects.on(one.discussion.stream).order_by("-seq")[:1]

    ACTS[act](one, {"lena": lena, "ben": ben, "max": max_moderator})

    after = staying(before, told_since(harbour_fire, stream.seq))
    assert after == arriving()


def test_every_frame_tells_how_many_comments_there_are(
    harbour_fire: Story, say: Say, lena: Person
) -> None:
    say("Stays.")
    say("Goes.").withdraw(by=lena)
    last = told_since(harbour_fire, 0)[-1]
    assert (last.operation, last.data["html"].strip()) == (
        "remove",
        '<data data-comments="1"></data>',
    )


def test_a_page_goes_on_from_what_it_shows(harbour_fire: Story, say: Say) -> None:
    for number in range(3):
        say(f"Number {number}.")
    discussion = Discussion.objects.get(story=harbour_fire)
    log = discussion.stream
    assert read(discussion.cursor, [log])[log].seq == 3
    assert Page(ADDRESS).soup.select_one("live-discussion")["data-cursor"] == discussion.cursor  # type: ignore[index]


def test_of_a_discussion_that_is_off_or_of_a_killed_story_nothing_is_told(
    harbour_fire: Story, say: Say, ida: Person
) -> None:
    say("Secret.")
    terms = Terms(edition=harbour_fire.edition, openness=Openness.OFF)
    terms.say()
    assert channels.find(f"discussion:{harbour_fire.uri}") is None
    terms.take_back()
    line = channels.find(f"discussion:{harbour_fire.uri}")
    harbour_fire.kill("Law.", by=ida)
    assert line is not None
    assert channels.find(line.name) is None
    fresh = list(Event.objects.on(line.log))
    assert all("Secret" not in str(frame) for frame in reading.draw(line, fresh))
