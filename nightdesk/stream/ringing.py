"""Ringing: wakes thousands of listeners a few at a time, so that pages are answered in between.

Who waits to be woken and is rung for again is woken once: the more there is to do, the more is told at once.
"""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import Iterable

from nightdesk.stream.audience import Listener
from nightdesk.stream.limits import BREATH, MOST_TURNS, WOKEN_AT_ONCE


class Ringer:
    def __init__(self) -> None:
        self._waiting: OrderedDict[Listener, None] = OrderedDict()
        self._ringing: asyncio.Task[None] | None = None
        self._at_once = WOKEN_AT_ONCE

    def ring(self, listeners: Iterable[Listener]) -> None:
        self._waiting.update(dict.fromkeys(listeners))
        self._at_once = max(WOKEN_AT_ONCE, len(self._waiting) // MOST_TURNS)
        if self._waiting and (self._ringing is None or self._ringing.done()):
            self._ringing = asyncio.get_running_loop().create_task(self._wake_all())

    def forget(self, listener: Listener) -> None:
        self._waiting.pop(listener, None)

    async def _wake_all(self) -> None:
        while self._waiting:
            for _one in range(min(self._at_once, len(self._waiting))):
                self._waiting.popitem(last=False)[0].wake()
            await asyncio.sleep(BREATH)

    async def close(self) -> None:
        if self._ringing is not None:
            self._ringing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._ringing
