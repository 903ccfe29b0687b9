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
    only while it runs: neither before its start-up nor between that and its serving. And to be told twice
    before it serves makes the server wait for itself. So what is held back is let go when it serves.
    """
    loop = asyncio.get_running_loop()
    for number in ASKED_BY:
        known = signal.getsignal(number)

        def heard(number: int, frame: FrameType | None, known: Any = known) -> None:
            loop.call_soon_threadsafe(act)
            if callable(known):
                known(number, frame)

        signal.signal(number, heard)
    # The server waits for its start-up in another task. The turn after that has ended is the run's last;
    # what is called in the turn after that is called by the run that serves.
    for starting in asyncio.all_tasks() - {asyncio.current_task()}:
        starting.add_done_callback(lambda _done: loop.call_soon(loop.call_soon, _let_go))


def hold_back_until_served() -> None:
    """A wish to stop that comes from now on is heard when the server serves; see `before_the_end`."""
    _hold()


def end_at_once_while_starting() -> None:
    """Workers split off from now on end when they are asked to stop before they listen for that.

    Nobody has come to them yet. They begin with their supervisor's handlers, which would note the wish and
    let them go on for ever; and what reaches them at the very beginning, Python forgets. So it is held back
    until the handlers are the system's own. They are until `hold_back_until_served`.
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
