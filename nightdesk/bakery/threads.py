"""Threads that ask the database on behalf of an event loop, and give their connections back at the end."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from nightdesk.lib.asking import with_a_connection

T = TypeVar("T")


class Threads:
    def __init__(self, number: int, name: str) -> None:
        self._connections: list[BaseDatabaseWrapper] = []
        self._pool = ThreadPoolExecutor(number, name, initializer=self._begin)

    async def do(self, work: Callable[[], T]) -> T:
        """Do it in one of the threads; it waits for one if all are busy."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, with_a_connection, work)

    def stop(self) -> None:
        """Let the work under way end; nothing else begins."""
        self._pool.shutdown(cancel_futures=True)
        for connection in self._connections:
            connection.close()

    def _begin(self) -> None:
        connection = connections["default"]
        connection.inc_thread_sharing()
        self._connections.append(connection)
