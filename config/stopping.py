"""Stopping: the server waits for open connections before it tells anyone that it stops; streams must hear first."""

import asyncio
import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

ASKED_BY = (signal.SIGTERM, signal.SIGINT)


def before_the_end(act: Callable[[], Any]) -> None:
    """Call `act` in the running loop when the server is asked to stop; it stops as it would have.

    The server's own handler hangs at the loop, which hears of a signal whatever handler is set here, but
    only while it runs. Between its start-up and its serving it does not: what comes then is said again.
    """
    loop = asyncio.get_running_loop()
    for number in ASKED_BY:
        known = signal.getsignal(number)

        def heard(number: int, frame: FrameType | None, known: Any = known) -> None:
            if not loop.is_running():
                loop.call_soon_threadsafe(os.kill, os.getpid(), number)
                return
            loop.call_soon_threadsafe(act)
            if callable(known):
                known(number, frame)

        signal.signal(number, heard)


def end_at_once_while_starting() -> None:
    """Workers split off from now on end when they are asked to stop before they listen for that.

    Nobody has come to them yet. They begin with their supervisor's handlers, which would note the wish and
    let them go on for ever; and what reaches them at the very beginning, Python forgets. So it is held back
    until the handlers are the system's own.
    """
    os.register_at_fork(before=_hold, after_in_parent=_let_go, after_in_child=_begin)


def _hold() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, ASKED_BY)


def _let_go() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKED_BY)


def _begin() -> None:
    for number in ASKED_BY:
        signal.signal(number, signal.SIG_DFL)
    _let_go()
