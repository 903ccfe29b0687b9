"""Calling: a call goes out signed as Standard Webhooks says, and how it went is written down."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction

from nightdesk.lib.outbound import Client, NotAsked
from nightdesk.notices.hooks import meaning
from nightdesk.notices.hooks.models import Attempt, Call, CallState, Hook
from nightdesk.notices.hooks.models.call import LONGEST_ANSWER

SECONDS = 10.0
GOOD = range(200, 300)
TRIED = "hook.tried"


class Ready(NamedTuple):
    """A call as it goes out: nothing of it is looked up any more."""

    call: Call
    body: bytes
    headers: Mapping[str, str]


class Outcome(NamedTuple):
    status: int
    answer: str
    milliseconds: int


def client() -> Client:
    """An administrator names the address, and the operator which networks of the house may be reached."""
    return Client(ours=settings.HOOK_NETWORKS)


def made_ready(call: Call, now: datetime) -> Ready:
    """Drawn now: what readers may not see any more is in none."""
    body = json.dumps(message(call), ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json", "User-Agent": "Nightdesk"}
    return Ready(
        call, body, headers | signed(call.key, body, int(now.timestamp()), call.hook.keys(now))
    )


def message(call: Call) -> dict[str, Any]:
    event = call.event
    if event is None:
        data = {"name": call.hook.name}
        return {"type": call.kind, "timestamp": call.noted_at.isoformat(), "data": data}
    place = {"stream": event.stream.name, "seq": event.seq}
    return {
        "type": event.kind,
        "timestamp": event.at.isoformat(),
        "data": place | meaning.of(event),
    }


def signed(key: str, body: bytes, timestamp: int, secrets: Sequence[bytes]) -> dict[str, str]:
    """Over `id.timestamp.body`, once with each secret: a replay with another name or hour is no message of ours."""
    said = f"{key}.{timestamp}.".encode() + body
    signatures = [
        base64.b64encode(hmac.new(secret, said, hashlib.sha256).digest()).decode()
        for secret in secrets
    ]
    return {
        "webhook-id": key,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{one}" for one in signatures),
    }


def send(here: Client, one: Ready) -> Outcome:
    """Whatever happens: an outcome. Knows no database, so that any thread may do it."""
    began = time.monotonic()
    try:
        answer = here.post(one.call.hook.url, one.body, one.headers, seconds=SECONDS)
        status, said = answer.status, answer.body[:LONGEST_ANSWER].decode("utf-8", "replace")
    except NotAsked as why:
        status, said = 0, str(why)
    shown = "".join(sign for sign in said if sign.isprintable() or sign == "\n")
    return Outcome(status, shown[:LONGEST_ANSWER], int((time.monotonic() - began) * 1000))


@transaction.atomic
def settle(call: Call, outcome: Outcome, now: datetime) -> None:
    """What was asked for again meanwhile stays so: then the next attempt is no more the one we know of."""
    if not Call.objects.filter(pk=call.pk).exists():
        return  # the hook was removed while it was called
    Attempt.objects.create(
        call=call,
        at=now,
        status=outcome.status,
        answer=outcome.answer,
        milliseconds=outcome.milliseconds,
    )
    here = Call.objects.filter(pk=call.pk, tries=call.tries, next_try_at=call.next_try_at)
    if outcome.status in GOOD:
        here.update(state=CallState.TAKEN)
        call.hook.note_taken()
        return
    is_gone = outcome.status == HTTPStatus.GONE
    if call.is_last_try or is_gone:
        here.update(state=CallState.GIVEN_UP)
    call.hook.note_failed(now, for_good=is_gone)


def try_out(hook: Hook, now: datetime) -> Call:
    """A call about nothing, to see whether it arrives."""
    return Call.objects.create(hook=hook, kind=TRIED, next_try_at=now, noted_at=now)
