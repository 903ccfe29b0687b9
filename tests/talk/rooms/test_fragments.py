"""Stream and page agree: who stayed in a room sees what who arrives is served, and no replay tells more."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stream import channels, reading
from nightdesk.talk import posting
from nightdesk.talk.models import Room
from tests.listening import EventSource
from tests.pages import Page
from tests.talk.rooms.conftest import Chat
from tests.talk.test_fragments import ACTS

ADDRESS = "/en/chat/quay/"
# In rooms nothing is picked, and an answer is said to the room.
IN_ROOMS: dict[str, Any] = {name: act for name, act in ACTS.items() if name != "pick"} | {
    "answer": lambda one, who: posting.post(
        one.room, posting.Draft("So.", answers=one.key), by=who["ben"]
    ),
}


def arriving() -> dict[str, str]:
    return {
        str(one["id"]): words(one) for one in Page(ADDRESS).soup.select("room-messages .message")
    }


def words(message: Tag) -> str:
    """In whose name, in what order, answering whom, and what."""
    return " ".join([str(message["data-line"]), *message.stripped_strings])


def told_since(seq: int) -> list[Any]:
    line = channels.find("room:en:quay")
    assert line is not None
    heard = EventSource()
    for frame in reading.draw(line, list(Event.objects.on(line.log).after(seq))):
        heard.feed(frame)
    return heard.frames


def staying(before: dict[str, str], frames: list[Any]) -> dict[str, str]:
    page = dict(before)
    for frame in frames:
        if frame.operation == "remove":
            page.pop(frame.data["target"], None)
            continue
        drawn = BeautifulSoup(frame.data["html"], "html.parser").select_one(".message")
        assert drawn is not None
        page[frame.data["target"]] = words(drawn)
    return page


@pytest.mark.parametrize("act", IN_ROOMS)
def test_who_stayed_sees_what_who_arrives_is_served(
    quay: Room, chat: Chat, lena: Person, ben: Person, clara: Person, act: str
) -> None:
    chat("Another.")
    one = chat("The one.")
    Room.objects.get(pk=quay.pk).settle()
    before, head = arriving(), len(Event.objects.on(quay.stream))
    assert len(before) == 2

    IN_ROOMS[act](one, {"lena": lena, "ben": ben, "max": clara})
    Room.objects.get(pk=quay.pk).settle()

    assert staying(before, told_since(head)) == arriving()
    assert staying({}, told_since(0)) == arriving(), "and who joins again from the beginning too"
