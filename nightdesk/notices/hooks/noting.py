"""Noting: which hook is to be told of which event, each once.

Events are looked for by their number, which transactions of PostgreSQL take before they commit: the last
thousand are looked at again each time, and what was noted already is known by its row.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from nightdesk.events.models import Event
from nightdesk.notices.hooks import meaning
from nightdesk.notices.hooks.models import Call, CallState, Hook

AGAIN = 1_000
AT_ONCE = 2_000
KEPT = timedelta(days=30)


def note_new(now: datetime) -> int:
    """How many calls were noted."""
    hooks = list(Hook.objects.on())
    if not hooks:
        return 0
    bottom = min(max(hook.reached - AGAIN, hook.after) for hook in hooks)
    events = list(
        Event.objects.filter(meaning.on_public_streams(), pk__gt=bottom)
        .order_by("pk")
        .values_list("pk", "kind")[:AT_ONCE]
    )
    if not events:
        return 0
    known = set(Call.objects.filter(event_id__gt=bottom).values_list("hook_id", "event_id"))
    wanted = [call for hook in hooks for call in _wanted(hook, events, now)]
    new = [call for call in wanted if (call.hook_id, call.event_id) not in known]
    newest = events[-1][0]
    behind = [hook.pk for hook in hooks if hook.reached < newest]
    if new or behind:
        with transaction.atomic():
            Call.objects.bulk_create(new, ignore_conflicts=True)
            Hook.objects.filter(pk__in=behind, reached__lt=newest).update(reached=newest)
    return len(new)


def _wanted(hook: Hook, events: Iterable[tuple[int, str]], now: datetime) -> list[Call]:
    return [
        Call(hook=hook, event_id=pk, kind=kind, next_try_at=now, noted_at=now)
        for pk, kind in events
        if kind in hook.kinds and pk > hook.after
    ]


def forget_old(now: datetime) -> int:
    """Of what is settled a month is kept; what may be looked at again must still be known."""
    gone = 0
    for hook in Hook.objects.all():
        old = hook.calls.filter(noted_at__lt=now - KEPT, event_id__lte=hook.reached - AGAIN)
        gone += old.exclude(state=CallState.WAITING).delete()[0]
        trials = hook.calls.filter(noted_at__lt=now - KEPT, event=None)
        gone += trials.exclude(state=CallState.WAITING).delete()[0]
    return gone
