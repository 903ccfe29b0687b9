"""What is asked of everyone who writes in a room, beside the edition's rules."""

from datetime import timedelta

import pytest

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.talk.manner import Manner
from nightdesk.talk.moderation import flood, held_first, membership, phases, repetition, slow
from tests.talk.moderation.conftest import NOW, HandIn, handed_in, told

ROOM = "room:3"


def test_a_slow_room_takes_one_message_in_its_seconds() -> None:
    first, second = (handed_in(place=ROOM, manner=Manner(slow_seconds=30)) for _ in range(2))
    assert told(slow.judge(first)) == ("pass", "")
    assert told(slow.judge(second)) == ("refuse", "too_soon")
    assert slow.judge(second).is_kept is False


@pytest.mark.parametrize("given", [{"place": "room:4"}, {"pk": 8}, {"is_edit": True}])
def test_slowness_is_of_one_person_in_one_room(given: dict[str, object]) -> None:
    slow.judge(handed_in(place=ROOM, manner=Manner(slow_seconds=30)))
    other = {"place": ROOM, "manner": Manner(slow_seconds=30)} | given
    assert told(slow.judge(handed_in(**other))) == ("pass", "")


@pytest.mark.parametrize(("days", "verdict"), [(399, "pass"), (400, "pass"), (401, "refuse")])
def test_a_room_may_be_for_those_who_joined_earlier(days: int, verdict: str) -> None:
    found = membership.judge(handed_in(place=ROOM, manner=Manner(member_days=days)))
    assert found.verdict == verdict


def test_a_moderator_reads_first_where_the_hosts_say_so() -> None:
    assert told(held_first.judge(handed_in(manner=Manner(holds_first=True)))) == (
        "hold",
        "held_first",
    )
    assert told(held_first.judge(handed_in())) == ("pass", "")


def test_nothing_of_it_concerns_the_newsroom(hand_in: HandIn, rosa: Person) -> None:
    strict = Manner(slow_seconds=60, member_days=900, holds_first=True)
    for _ in range(2):
        found = phases.judge(hand_in("On my way.", author=rosa, place=ROOM, manner=strict))
        assert told(found) == ("pass", "")


def test_newcomers_write_at_once_where_they_are_trusted(hand_in: HandIn, lena: Person) -> None:
    lena.joined_at = NOW - timedelta(hours=1)
    lena.save()
    said = {"place": ROOM, "approved_first": 1, "first_at_once": False}
    assert told(phases.judge(hand_in("Hello.", **said))) == ("hold", "first_timer")
    trusting = said | {"manner": Manner(trusts_newcomers=True)}
    assert told(phases.judge(hand_in("Hello.", **trusting))) == ("pass", "")


def test_small_talk_is_said_again_in_a_room_and_not_under_a_story(
    hand_in: HandIn, lena: Person
) -> None:
    assert lena.role == Role.READER
    for place, verdict in ((ROOM, "pass"), ("discussion:1", "refuse")):
        repetition.claim(hand_in("Yes!", place=place))
        assert repetition.judge(hand_in("Yes!", place=place)).verdict == verdict


def test_rooms_are_counted_apart_from_discussions() -> None:
    names = {one.name.split(":")[1] for one in flood.counters(handed_in(place=ROOM))}
    assert names == {"chat_account", "chat_address", "chat_place", "chat_house"}
