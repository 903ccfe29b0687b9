"""Opening the office: a process of its own, split off before there are threads; it ends with the reception."""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn
from wsgiref.types import WSGIApplication

from config.office import room
from config.office.questions import Questions
from config.office.reception import Reception
from nightdesk.lib.storage import YOUNGEST_TO_END
from nightdesk.lib.ticking import Ticking

logger = logging.getLogger(__name__)

# So many requests are worked on at once; others wait in line.
LANES = 8
# Seconds that the office may take to end, which is longer than it gives to those it works for.
PATIENCE = room.LONGEST + 2.0
LOOK = 0.01


def beside(application: WSGIApplication, begin: Callable[[], Iterable[Ticking]]) -> Reception:
    """The reception of an office that answers by `application`, with the clocks that `begin` gives there.

    To be called before this process has any threads or connections.
    """
    pairs = [socket.socketpair() for _lane in range(LANES + 1)]
    [(life, its_life), *lanes] = pairs
    questions, its_questions = Pipe()
    office = os.fork()
    if not office:
        _work_and_end(application, begin, [its for _ours, its in lanes], its_life, its_questions)
    its_questions.close()
    for _ours, its in pairs:
        its.close()
    return Reception(
        [ours for ours, _its in lanes],
        life,
        Questions(questions),
        bereft=partial(_end_without, time.monotonic()),
        wait=partial(_wait_for, office),
    )


def _work_and_end(
    application: WSGIApplication,
    begin: Callable[[], Iterable[Ticking]],
    lanes: Sequence[socket.socket],
    life: socket.socket,
    questions: Connection,
) -> NoReturn:
    """Whoever is asked to stop tells the reception, which tells the office: it heeds no signal itself."""
    try:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        _close_all_but([life, *lanes, questions])
        room.work(application, begin(), lanes, life, questions)
    except BaseException:
        logger.exception("The office could not go on.")
        os._exit(1)
    os._exit(0)


def _close_all_but(kept: Iterable[socket.socket | Connection]) -> None:
    """Above all the socket that the server listens on: the port is free when the server is gone."""
    known = {0, 1, 2, *(one.fileno() for one in kept)}
    for descriptor in [int(one.name) for one in Path("/dev/fd").iterdir()]:
        if descriptor not in known:
            with suppress(OSError):  # the one that read the list is closed by now
                os.close(descriptor)


def _end_without(born: float) -> None:
    """Stored pages are still read until the server, which gives up on those that die young, takes another worker."""
    logger.critical("The office is gone, and this worker with it.")
    age = time.monotonic() - born
    end = threading.Timer(max(0.0, YOUNGEST_TO_END - age), os._exit, [1])
    end.daemon = True
    end.start()


def _wait_for(office: int) -> None:
    until = time.monotonic() + PATIENCE
    while os.waitpid(office, os.WNOHANG) == (0, 0):
        if time.monotonic() > until:
            os.kill(office, signal.SIGKILL)
        time.sleep(LOOK)
