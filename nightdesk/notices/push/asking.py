"""Asking a push service: one request, and what its answer means (RFC 8030)."""

import math
import time
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from nightdesk.lib.outbound import Answer, Client, NotAsked
from nightdesk.notices.push.encryption import Receiver, sealed
from nightdesk.notices.push.keys import introduction

SECONDS = 8.0
# Its answer is a line at most.
CLIENT = Client(longest=16 * 1024)
GONE = frozenset({404, 410})
LATER = frozenset({408, 425, 429})
BROKEN = 500
LONGEST_WAIT = timedelta(hours=1)


class Outcome(Enum):
    """Silent: nobody answered, and it may have arrived all the same. Not begun: it was drawn too long ago."""

    TAKEN = "taken"
    GONE = "gone"
    LATER = "later"
    SILENT = "silent"
    REFUSED = "refused"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent where, and how: `topic` lets it take the place of an earlier one that still lies there.

    After `begin_by`, of the clock that only goes on, it may say what is not so any more, and is not sent.
    """

    address: str
    receiver: tuple[str, str]
    message: bytes
    ttl: int
    urgency: str
    topic: str
    begin_by: float = math.inf


@dataclass(frozen=True, slots=True)
class Told:
    outcome: Outcome
    wait: timedelta | None = None  # what the service asks for before it is asked again


def send(letter: Letter) -> Told:
    """Whatever happens: an outcome. Asks no database, so that any thread may do it."""
    if time.monotonic() > letter.begin_by:
        return Told(Outcome.NOT_BEGUN)
    try:
        body = sealed(letter.message, Receiver.read(*letter.receiver))
        answer = CLIENT.post(letter.address, body, _headers(letter), seconds=SECONDS)
    except NotAsked:
        return Told(Outcome.SILENT)
    except ValueError:  # keys that are none, an address that is none
        return Told(Outcome.GONE)
    return Told(meaning(answer.status), wait_of(answer))


def _headers(letter: Letter) -> dict[str, str]:
    return {
        "Authorization": introduction(letter.address),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(letter.ttl),
        "Urgency": letter.urgency,
        "Topic": letter.topic,
    }


def meaning(status: int) -> Outcome:
    if status // 100 == 2:  # noqa: PLR2004 - whatever of success it is
        return Outcome.TAKEN
    if status in GONE:
        return Outcome.GONE
    return Outcome.LATER if status in LATER or status >= BROKEN else Outcome.REFUSED


def wait_of(answer: Answer) -> timedelta | None:
    """`Retry-After` in seconds; an hour at most, whatever it says. As a date nobody writes it."""
    said = answer.headers.get("retry-after", "").strip()
    if not (said.isascii() and said.isdigit()):
        return None
    return min(timedelta(seconds=min(int(said[:9]), 86_400)), LONGEST_WAIT)
