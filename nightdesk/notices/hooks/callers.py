"""Callers: each hook is called by a thread of its own, so that one that does not answer holds up no other."""

import queue
import threading
from datetime import datetime

from nightdesk.lib.outbound import Client
from nightdesk.notices.hooks.calling import Outcome, Ready, client, made_ready, send, settle
from nightdesk.notices.hooks.models import Call, Hook

TOGETHER = 16
# So many of these at most call hooks that failed last: there is always somebody for those that answer.
FAILING_TOGETHER = 8


class Callers:
    """One call to each hook at a time. Used by one thread, which alone knows the database."""

    def __init__(self) -> None:
        self._under_way: dict[int, Call] = {}  # by the hook's key
        self._failing: set[int] = set()
        self._ended: queue.SimpleQueue[tuple[Call, Outcome]] = queue.SimpleQueue()
        self._turns: dict[int, int] = {}
        self._turn = 0

    @property
    def are_busy(self) -> bool:
        return bool(self._under_way)

    @property
    def have_news(self) -> bool:
        """Whether there is something to write down."""
        return not self._ended.empty()

    def begin_due(self, now: datetime) -> int:
        """Whoever is due and not being called is; how many. Who was called last comes last."""
        here, began = client(), 0
        hooks = sorted(Hook.objects.on(), key=lambda hook: self._turns.get(hook.pk, 0))
        self._turns = {hook.pk: self._turns.get(hook.pk, 0) for hook in hooks}
        for hook in hooks:
            if self._has_room_for(hook) and (call := _taken(hook, now)):
                self._begin(here, made_ready(call, now))
                began += 1
        return began

    def settle_ended(self, now: datetime, *, wait: float = 0) -> int:
        """Write down how calls went; how many did. With `wait`, the first may take so many seconds yet."""
        settled = 0
        while self._under_way:
            try:
                call, outcome = self._ended.get(block=wait > 0, timeout=wait or None)
            except queue.Empty:
                break
            wait = 0
            self._failing.discard(call.hook.pk)
            del self._under_way[call.hook.pk]
            settle(call, outcome, now)
            settled += 1
        return settled

    def _has_room_for(self, hook: Hook) -> bool:
        if hook.pk in self._under_way or len(self._under_way) >= TOGETHER:
            return False
        return hook.failing_since is None or len(self._failing) < FAILING_TOGETHER

    def _begin(self, here: Client, ready: Ready) -> None:
        call = ready.call
        self._turn += 1
        self._turns[call.hook.pk] = self._turn
        self._under_way[call.hook.pk] = call
        if call.hook.failing_since is not None:
            self._failing.add(call.hook.pk)
        ended = self._ended
        threading.Thread(
            target=lambda: ended.put((call, send(here, ready))), name="hook", daemon=True
        ).start()


def _taken(hook: Hook, now: datetime) -> Call | None:
    """What waits longest, if this process is the one to send it."""
    call = Call.objects.of(hook).select_related("event__stream").due(now).first()
    if call is None:
        return None
    call.hook = hook
    return call if call.is_mine_to_try(now) else None
