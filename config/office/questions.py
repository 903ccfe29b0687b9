"""Questions: what the entrance wants to know of the database beside requests, one after the other.

Both sides are one program that was split in two, so a question is pickled as it is: a function, and what it is
asked with. Nobody else has the line.
"""

import logging
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from django.db import OperationalError, connections

from nightdesk.lib.asking import with_a_connection

logger = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")


class Questions:
    """The end of the line where one asks: it is called like `with_a_connection`, by one thread at a time."""

    def __init__(self, line: Connection) -> None:
        self._line = line

    def __call__(self, question: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Raises OperationalError where there is no answer; why, the office has logged."""
        try:
            self._line.send((question, args, kwargs))
            answer: tuple[R] | None = self._line.recv()
        except (EOFError, OSError) as gone:
            raise OperationalError("The office is gone.") from gone
        if answer is None:
            raise OperationalError("The office could not answer.")
        return answer[0]

    def close(self) -> None:
        self._line.close()


def answer(line: Connection) -> None:
    """The other end: until there is nobody to ask."""
    try:
        with line:
            while True:
                line.send(_answered(*line.recv()))
    except (EOFError, OSError):
        pass
    finally:
        connections.close_all()


def _answered(
    question: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[R] | None:
    try:
        return (with_a_connection(question, *args, **kwargs),)
    except Exception:
        logger.exception("A question of the entrance was not answered.")
        return None
