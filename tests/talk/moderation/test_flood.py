"""Flood: counted for one account, one address, one place and the house, and refused attempts too."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.cache import cache

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.errors import NotTaken
from nightdesk.talk.models import Room, Ruling
from nightdesk.talk.moderation import flood
from nightdesk.talk.moderation.rulebook import LIMITS
from tests.talk.moderation.conftest import NOW, handed_in, told

NEVER = (0, 0, 0, 0)


def only(scope: str, *numbers: int) -> dict[str, tuple[int, ...]]:
    return {**dict.fromkeys(LIMITS, NEVER), scope: numbers}


def verdicts(number: int, **given: object) -> list[str]:
    return [flood.judge(handed_in(**given)).verdict for _time in range(number)]


def newcomer(pk: int = 8) -> Person:
    return Person(pk=pk, joined_at=NOW - timedelta(days=1))


@pytest.mark.parametrize(
    ("place", "scope"), [("discussion:1", "account"), ("room:3", "chat_account")]
)
def test_so_many_pass_in_a_minute_and_no_more(place: str, scope: str) -> None:
    here = {"limits": only(scope, 2, 0, 1, 0), "place": place}

    assert verdicts(4, **here) == ["pass", "pass", "refuse", "refuse"]
    assert verdicts(2, author=newcomer(), **here) == ["pass", "refuse"]
    assert verdicts(1, now=NOW + timedelta(minutes=1), **here) == ["pass"]


def test_hours_are_counted_beside_minutes() -> None:
    limits = only("account", 0, 3, 0, 3)
    minutes = [
        flood.judge(handed_in(limits=limits, now=NOW + timedelta(minutes=one))).verdict
        for one in range(5)
    ]

    assert minutes == ["pass"] * 3 + ["refuse"] * 2


@pytest.mark.parametrize("scope", ["place", "house", "chat_place", "chat_house"])
def test_a_place_and_the_house_are_counted_for_all(scope: str) -> None:
    where = "room:3" if scope.startswith("chat_") else "discussion:1"
    here = {"limits": only(scope, 2, 0, 1, 0), "place": where, "address": ""}
    known = [told(flood.judge(handed_in(pk=one, **here))) for one in range(3)]

    assert known == [("pass", ""), ("pass", ""), ("refuse", "too_busy")]


def test_newcomers_cannot_shut_out_those_whom_the_house_knows() -> None:
    limits = only("house", 5, 0, 1, 0)
    strangers = [flood.judge(handed_in(limits=limits, author=newcomer(one))) for one in range(9)]

    assert Counter(one.verdict for one in strangers) == {"pass": 1, "refuse": 8}
    assert verdicts(1, limits=limits) == ["pass"]


def test_who_is_beyond_their_own_limit_uses_up_nothing_of_what_is_everybodys() -> None:
    limits = {"account": (1, 0, 1, 0), "address": NEVER, "place": NEVER, "house": (2, 0, 2, 0)}
    verdicts(9, limits=limits)

    assert verdicts(1, limits=limits, pk=9) == ["pass"]


@pytest.mark.parametrize(
    ("addresses", "expected"),
    [
        (["192.0.2.1", "192.0.2.1"], ["pass", "refuse"]),
        (["192.0.2.1", "192.0.2.2"], ["pass", "pass"]),
        (["2001:db8::1", "2001:db8::ffff:2"], ["pass", "refuse"]),
        (["2001:db8::/64", "2001:db8::9"], ["pass", "refuse"]),
        (["2001:db8:0:1::1", "2001:db8:0:2::1"], ["pass", "pass"]),
        (["::ffff:192.0.2.1", "192.0.2.1"], ["pass", "refuse"]),
        (["", ""], ["pass", "pass"]),
    ],
)
def test_a_network_is_counted_as_one(addresses: list[str], expected: list[str]) -> None:
    limits = only("address", 1, 0, 1, 0)
    decided = [
        flood.judge(handed_in(limits=limits, pk=number, address=one)).verdict
        for number, one in enumerate(addresses)
    ]

    assert decided == expected


def test_of_many_at_once_no_more_pass_than_may() -> None:
    limits = only("account", 5, 0, 5, 0)
    with ThreadPoolExecutor(8) as many:
        decided = list(many.map(lambda _one: flood.judge(handed_in(limits=limits)), range(40)))

    assert Counter(one.verdict for one in decided) == {"pass": 5, "refuse": 35}


def test_the_newsroom_is_bounded_by_each_account_alone() -> None:
    limits = only("address", 1, 1, 1, 1)
    rosa = Person(pk=3, role=Role.REPORTER, joined_at=NOW)

    assert verdicts(3, limits=limits, author=rosa) == ["pass"] * 3


@pytest.mark.parametrize(
    ("place", "scope", "limit"),
    [("discussion", "account", 6), ("room", "chat_account", 20)],
    indirect=["place"],
)
def test_a_flood_leaves_one_line_in_the_record(
    place: Story | Room, lena: Person, scope: str, limit: int
) -> None:
    lena.joined_at = NOW - timedelta(days=400)
    for number in range(limit + 6):
        try:
            draft = posting.Draft(f"Number {number}, and not the last.")
            posting.post(place, draft, by=lena, now=NOW)
        except NotTaken as refused:
            assert refused.reason == "too_fast"  # noqa: PT017 - those before it were taken

    kept = Ruling.objects.filter(reason="too_fast").values_list("phase", "particulars")
    assert list(kept) == [("flood", {"scope": scope, "seconds": 60, "limit": limit})]


@pytest.mark.parametrize(("place", "limit"), [("discussion", 6), ("room", 20)], indirect=["place"])
def test_refused_attempts_are_counted_too(place: Story | Room, lena: Person, limit: int) -> None:
    lena.joined_at = NOW - timedelta(days=400)
    for _time in range(limit):
        with pytest.raises(NotTaken) as refused:
            posting.post(place, posting.Draft(""), by=lena, now=NOW)
        assert refused.value.reason == "empty"

    with pytest.raises(NotTaken) as refused:
        posting.post(place, posting.Draft("Well written."), by=lena, now=NOW)
    assert refused.value.reason == "too_fast"


def test_a_counter_is_forgotten_when_its_window_is_over() -> None:
    cache.clear()
    assert cache.count_up([]) is None
