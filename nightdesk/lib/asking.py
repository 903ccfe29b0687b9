"""Asking: how whoever is no request asks the database, from a thread that keeps its connection."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import close_old_connections

P = ParamSpec("P")
R = TypeVar("R")


def with_a_connection(question: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The answer. As a request does, it opens anew a connection that broke."""
    close_old_connections()
    return question(*args, **kwargs)
