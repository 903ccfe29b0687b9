"""The hook: one signed question to an address outside, which answers pass, hold or refuse within a second.

Signed is `{timestamp}.{body}`, with HMAC-SHA256, in `Nightdesk-Signature: v1={hex}`; the timestamp is in
`Nightdesk-Timestamp`. Whoever receives it compares both, and believes no timestamp older than some minutes.
"""

import hashlib
import hmac
import json
import time
from typing import Any

from django.utils.crypto import salted_hmac

from nightdesk.lib.outbound import Client, NotAsked
from nightdesk.talk.moderation.rulebook import HOLD, PASS, REFUSE
from nightdesk.talk.moderation.submission import PASS as PASSED
from nightdesk.talk.moderation.submission import Decision, Submission, hold, refuse
from nightdesk.talk.names import sealed

SECONDS = 1.0
LONGEST_ANSWER = 4096
LONGEST_REASON = 200
OK = 200
# After so many failures in a row nobody waits for it, for so many seconds: it would cost each a second.
FAILURES, REST = 5, 30.0
CLIENT = Client(longest=LONGEST_ANSWER)


class _Health:
    """Of each address, in this process."""

    def __init__(self) -> None:
        self._failed: dict[str, tuple[int, float]] = {}

    def is_resting(self, address: str) -> bool:
        times, last = self._failed.get(address, (0, 0.0))
        return times >= FAILURES and time.monotonic() < last + REST

    def note(self, address: str, *, failed: bool) -> None:
        times, _last = self._failed.pop(address, (0, 0.0))
        if failed:
            self._failed[address] = (times + 1, time.monotonic())


health = _Health()


def judge(submission: Submission) -> Decision:
    rules = submission.rules
    if not rules.hook_address:
        return PASSED
    try:
        verdict, reason = asked(submission)
    except NotAsked as error:
        health.note(rules.hook_address, failed=True)
        failing = rules.when_hook_fails == HOLD
        return hold("hook_failed", error=str(error)) if failing else PASSED
    health.note(rules.hook_address, failed=False)
    if verdict == REFUSE:
        return refuse("hook_refused")  # its reason may repeat the text, of which nothing is kept
    return hold("hook_held", said=reason) if verdict == HOLD else PASSED


def asked(submission: Submission) -> tuple[str, str]:
    """Verdict and reason. Raises NotAsked when there is no answer that can be understood."""
    address = submission.rules.hook_address
    if health.is_resting(address):
        raise NotAsked("It failed too often, and is asked again in half a minute.")
    body = json.dumps(question(submission), ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json", **signed(address, body, int(time.time()))}
    answer = CLIENT.post(address, body, headers, seconds=SECONDS)
    if answer.status != OK:
        raise NotAsked(f"It answered {answer.status}.")
    try:
        said = json.loads(answer.body)
        verdict, reason = said["verdict"], str(said.get("reason", ""))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotAsked("Its answer cannot be understood.") from error
    if verdict not in {PASS, HOLD, REFUSE}:
        raise NotAsked("Its verdict is none of pass, hold and refuse.")
    return verdict, "".join(filter(str.isprintable, reason))[:LONGEST_REASON]


def question(submission: Submission) -> dict[str, Any]:
    """Neither name nor address of whoever wrote it: a seal, the same each time, that tells nothing else."""
    return {
        "text": submission.text,
        "language": submission.language,
        "edition": submission.edition.code,
        "place": submission.place.partition(":")[0],
        "author": sealed(submission.author.pk),
        "is_edit": submission.is_edit,
        "at": submission.now.isoformat(),
    }


def signed(address: str, body: bytes, timestamp: int) -> dict[str, str]:
    said = f"{timestamp}.".encode() + body
    signature = hmac.new(secret(address).encode(), said, hashlib.sha256).hexdigest()
    return {"Nightdesk-Timestamp": str(timestamp), "Nightdesk-Signature": f"v1={signature}"}


def secret(address: str) -> str:
    """What both sides sign with. Made of the house's own secret key, so that it is kept nowhere."""
    return salted_hmac("nightdesk.talk.hook", address, algorithm="sha256").hexdigest()
