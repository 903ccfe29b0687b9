"""The room where the office works: a thread for each lane, which takes a request, has it answered, and takes the next.

The threads keep their connections to the database. When the reception is gone they end what they work on.
"""

import json
import logging
import socket
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from contextvars import copy_context
from multiprocessing.connection import Connection
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from wsgiref.types import WSGIApplication

from django.db import connections

from config.office import frames, questions
from nightdesk.lib.ticking import Ticking

logger = logging.getLogger(__name__)

# Of a body; what is more waits on disk.
IN_MEMORY = 32 * 2**10
# Seconds for all that is under way when the office closes.
LONGEST = 10.0


def work(
    application: WSGIApplication,
    clocks: Iterable[Ticking],
    lanes: Sequence[socket.socket],
    life: socket.socket,
    line: Connection,
) -> None:
    """Answer, and keep the clocks running, as long as there is life in the reception."""
    threads = [
        threading.Thread(target=serve, args=(application, lane), daemon=True) for lane in lanes
    ]
    threads.append(threading.Thread(target=questions.answer, args=(line,), daemon=True))
    clocks = list(clocks)
    for one in (*threads, *clocks):
        one.start()
    with life:
        life.recv(1)
    for clock in clocks:
        clock.stop()
    until = time.monotonic() + LONGEST
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))


def serve(application: WSGIApplication, lane: socket.socket) -> None:
    """Until the other side is gone."""
    try:
        with lane, lane.makefile("rb") as asked, lane.makefile("wb") as said:
            while True:  # what one request sets for its time is unset for the next
                copy_context().run(_serve_one, application, asked, said)
    except (EOFError, ConnectionError):
        pass
    finally:
        connections.close_all()


def _serve_one(application: WSGIApplication, asked: IO[bytes], said: IO[bytes]) -> None:
    with SpooledTemporaryFile(IN_MEMORY) as body, suppress(frames.Broken):
        said.writelines(_answer(application, _asked(asked, body)))
        said.flush()


def _asked(lane: IO[bytes], body: IO[bytes]) -> dict[str, Any]:
    environ: dict[str, Any] = json.loads(frames.read(lane))
    while piece := frames.read(lane):
        body.write(piece)
    body.seek(0)
    return environ | {
        "wsgi.version": (1, 0),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _answer(application: WSGIApplication, environ: dict[str, Any]) -> Iterator[bytes]:
    """Frames. Django says status and headers before it gives anything of the body."""
    begun: list[bytes] = []

    def begin(status: str, headers: list[tuple[str, str]], *_error: Any) -> Any:
        begun.append(frames.head([int(status.split(maxsplit=1)[0]), headers]))

    response: Iterable[bytes] = ()
    try:
        response = application(environ, begin)
        yield from begun
        yield from (frames.framed(piece) for piece in response if piece)
    except Exception:
        logger.exception("A request could not be answered to its end.")
        yield frames.BREAK
    else:
        yield frames.END
    finally:
        _close(response)


def _close(response: Iterable[bytes]) -> None:
    """What fails now has been answered: one frame more would be taken for the next answer."""
    try:
        getattr(response, "close", bool)()
    except Exception:
        logger.exception("A request was answered, and did not end well.")
