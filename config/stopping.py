"""Stopping: the server waits for open connections before it tells anyone that it stops; streams must hear first."""

import asyncio
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any


def before_the_end(act: Callable[[], Any]) -> None:
    """Call `act` in the running loop when the server is asked to stop; it stops as it would have.

    The server's own handler hangs at the loop, which hears of a signal whatever handler is set here.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        known = signal.getsignal(number)

        def heard(number: int, frame: FrameType | None, known: Any = known) -> None:
            loop.call_soon_threadsafe(act)
            if callable(known):
                known(number, frame)

        signal.signal(number, heard)
