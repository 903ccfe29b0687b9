"""Confirming: the callback itself is asked whether it wants the feed, and only its own word counts."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db import transaction

from nightdesk.lib.outbound import NotAsked
from nightdesk.syndication.websub import asking
from nightdesk.syndication.websub.models import Callback, Intent

SECONDS = 5.0
AT_ONCE = 20
MOST_TRIES = 3
GOOD = range(200, 300)


def confirm_due(now: datetime) -> int:
    """Ask those that wait, all at once: who does not answer holds up the others for five seconds, not for each."""
    due = list(Intent.objects.select_related("topic").due(now)[:AT_ONCE])
    mine = [intent for intent in due if intent.is_mine_to_try(now)]
    if mine:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(_asked, mine))
        for intent, answer in zip(mine, answers, strict=True):
            settle(intent, now, is_wanted=answer)
    return len(mine)


def _asked(intent: Intent) -> bool | None:
    """Knows no database: it runs in a thread of its own. None when nobody answered."""
    try:
        return said_yes(intent)
    except NotAsked:
        return None


def settle(intent: Intent, now: datetime, *, is_wanted: bool | None) -> None:
    """Who does not answer is asked twice more; who answers anything but the challenge never wanted it."""
    if is_wanted is None:
        if intent.tries >= MOST_TRIES:
            _forget(intent)
        return
    with transaction.atomic():
        # Overtaken meanwhile by another wish, which is asked for itself: this answer is not of it.
        if _forget(intent) and is_wanted:
            carry_out(intent, now)


def said_yes(intent: Intent) -> bool:
    """Raises NotAsked."""
    challenge = secrets.token_urlsafe(24)
    told = {
        "hub.mode": asking.UNSUBSCRIBE if intent.is_leaving else asking.SUBSCRIBE,
        "hub.topic": intent.topic.url,
        "hub.challenge": challenge,
    }
    if not intent.is_leaving:
        told["hub.lease_seconds"] = str(intent.seconds)
    joint = "&" if "?" in intent.url else "?"
    answer = asking.CLIENT.get(f"{intent.url}{joint}{urlencode(told)}", {}, seconds=SECONDS)
    return answer.status in GOOD and answer.body == challenge.encode()


def carry_out(intent: Intent, now: datetime) -> None:
    here = {"topic": intent.topic, "url": intent.url}
    if intent.is_leaving:
        Callback.objects.filter(**here).delete()
        return
    kept = {
        "secret": intent.secret,
        "asked_from": intent.asked_from,
        "expires_at": now + timedelta(seconds=intent.seconds),
    }
    Callback.objects.update_or_create(
        **here, defaults=kept, create_defaults=kept | {"had": intent.topic.had}
    )


def _forget(intent: Intent) -> bool:
    here = Intent.objects.filter(pk=intent.pk, tries=intent.tries, next_try_at=intent.next_try_at)
    return bool(here.delete()[0])
