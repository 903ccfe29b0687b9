"""Flood: how often from one account, one address, at one place and in the whole house. Refused attempts count.

The counters are shared by all processes of the machine and lie beside the database, not in it: whoever tries
a thousand times a second must not hold what the paper is written in.
"""

import ipaddress
from collections.abc import Iterator
from typing import cast

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from nightdesk.lib.shared_cache import Counter, SharedCache
from nightdesk.lib.whence import counted
from nightdesk.talk.moderation.submission import PASS, Decision, Submission

WINDOWS = (60, 3600)  # seconds
# What is said when one of these is full: it is nobody's own doing.
OF_ALL = frozenset({"place", "house", "chat_place", "chat_house"})


def judge(submission: Submission) -> Decision:
    asked = {one.name: one for one in counters(submission)}
    beyond = cast("SharedCache", cache).count_up(list(asked.values()))
    if beyond is None:
        return PASS
    counter, number = beyond
    _talk, scope, seconds, _whose = counter.name.split(":", 3)
    found = {"scope": scope, "seconds": int(seconds), "limit": counter.limit}
    reason = "too_busy" if scope in OF_ALL else "too_fast"
    # Once in each window is enough for the record: a flood must not fill the database with its refusals.
    is_first = number == counter.limit + 1
    return Decision("refuse", reason=reason, particulars=found, is_kept=is_first)


def counters(submission: Submission) -> Iterator[Counter]:
    """The nearest first: who is beyond their own limit uses up nothing of what belongs to all."""
    is_new = submission.is_from_a_newcomer and not submission.author.is_newsroom
    bucket = submission.now.timestamp()
    for scope, whose in _scopes(submission):
        limits = (
            submission.rules.limits[scope][2:] if is_new else submission.rules.limits[scope][:2]
        )
        for seconds, limit in zip(WINDOWS, limits, strict=True):
            # Newcomers have counters of their own where many share one: they cannot shut out those
            # whom the house knows.
            window = f"{whose}:{int(is_new)}:{int(bucket // seconds)}"
            if limit:
                yield Counter(f"talk:{scope}:{seconds}:{window}", limit, seconds)


def _scopes(submission: Submission) -> Iterator[tuple[str, str]]:
    """Rooms have counters of their own: who chats a lot may comment all the same."""
    of_rooms = "chat_" if submission.is_message else ""
    for scope, whose in _told_apart(submission):
        yield f"{of_rooms}{scope}", whose


def _told_apart(submission: Submission) -> Iterator[tuple[str, str]]:
    yield "account", str(submission.author.pk)
    if submission.author.is_newsroom:
        return
    if address := network(submission.address):
        # Not the address itself: who wrote from where is nobody's business after the minute.
        yield "address", salted_hmac("nightdesk.talk.flood", address).hexdigest()[:24]
    yield "place", submission.place
    yield "house", ""


def network(address: str) -> str:
    """Whom to count an address for: an IPv6 one for its /64, however it is written."""
    try:
        return counted(ipaddress.ip_address(address))
    except ValueError:
        return address
