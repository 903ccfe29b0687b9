"""Of what readers write a tool is told where, never what; and once readers see it no more, not even that."""

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.notices.hooks.models import Call
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room
from tests.notices.hooks.conftest import told, work
from tests.receiving import Program

pytestmark = pytest.mark.usefixtures("secret")


def last_told(program: Program, kind: str) -> dict[str, str]:
    """Without its number in the stream."""
    data = [one["data"] for one in told(program) if one["type"] == kind][-1]
    return {name: said for name, said in data.items() if name != "seq"}


@pytest.fixture
def quay(english: Edition, ida: Person) -> Room:
    """Ida keeps it."""
    made = Room.objects.create(edition=english, slug="quay", title="On the quay")
    made.hosts.set([ida])
    return made


@pytest.fixture
def message(quay: Room, clara: Person) -> Comment:
    return posting.post(quay, posting.Draft("The ferry is back."), by=clara)


def test_a_message_in_a_room_is_told_by_name_and_place(
    message: Comment, program: Program, ida: Person
) -> None:
    message.reject("abuse", by=ida)
    work(timezone.now())
    named = {"stream": "room:en:quay", "key": message.key, "room": "quay", "edition": "en"}

    for kind in ("message.posted", "message.removed"):
        assert last_told(program, kind) == named | {"pubStatus": "canceled"}
    message.approve(by=ida)
    work(timezone.now())
    address = f"https://testserver{message.get_absolute_url()}"
    usable = {"pubStatus": "usable", "url": address}
    assert last_told(program, "message.restored") == named | usable
    assert b"ferry" not in b"".join(body for _headers, body in program.sent)


def test_a_room_that_readers_do_not_see_is_not_named(
    message: Comment, quay: Room, program: Program
) -> None:
    Room.objects.filter(pk=quay.pk).update(is_announced=False)
    work(timezone.now())

    hidden = {"stream": "room", "key": message.key, "pubStatus": "canceled"}
    assert last_told(program, "message.posted") == hidden


def test_of_comments_on_a_story_that_was_killed_no_address_is_told(
    harbour_fire: Story, program: Program, clara: Person, ida: Person
) -> None:
    comment = posting.post(harbour_fire, posting.Draft("I saw it."), by=clara)
    work(timezone.now())
    named = {
        "stream": f"discussion:{harbour_fire.uri}",
        "key": comment.key,
        "story": harbour_fire.uri,
    }
    address = f"https://testserver{comment.get_absolute_url()}"
    assert last_told(program, "comment.posted") == named | {"pubStatus": "usable", "url": address}

    harbour_fire.kill("A court said so.", by=ida)
    Call.objects.all().again(timezone.now())
    work(timezone.now())
    assert last_told(program, "comment.posted") == named | {"pubStatus": "canceled"}
