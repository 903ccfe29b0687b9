"""The real server on a data folder, in a process group of its own, so that any part of it can be killed."""

import http.client
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import config  # noqa: F401 - from here on `sqlite3` is the library the server uses
from config import env
from tests.database import free_port
from tests.promises.harness.founding import environment

PATIENCE = 30.0


@dataclass
class Server:
    """`program` may name another module than config.up, which takes the same options; `settings` are variables."""

    data: Path
    workers: int = 1
    program: str = "config.up"
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    starts: int = 0
    slowest_start: float = 0.0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_told: object) -> None:
        self.kill_all()

    def start(self) -> None:
        """Start, as a service manager would: a port that is not free yet is waited for.

        What does not come to answer is killed: its supervisor would go on replacing workers after the test.
        """
        begin = time.monotonic()
        try:
            self._start_until(begin + PATIENCE)
        except BaseException:
            self.kill_all()
            raise
        self.starts += 1
        self.slowest_start = max(self.slowest_start, time.monotonic() - begin)

    def _start_until(self, late: float) -> None:
        while not self._started():
            if time.monotonic() > late:
                raise AssertionError(self.log())

    def _started(self) -> bool:
        self.begin()
        return self.wait_until_it_answers()

    def begin(self) -> None:
        """Start the process, and wait for nothing."""
        options = [f"--port={self.port}", f"--workers={self.workers}", "--quiet", "--no-demo"]
        with (self.data.parent / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.program, *options],
                cwd=env.ROOT,
                env=environment(self.data) | self.settings,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_until_it_answers(self) -> bool:
        """Ask until it answers; False when it ended instead."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                return False
            with suppress(OSError, http.client.HTTPException):
                if self.get("/readyz")[0] == http.HTTPStatus.OK:
                    return True
            time.sleep(0.01)
        raise AssertionError(self.log())

    def log(self) -> str:
        return (self.data.parent / "server.log").read_text()

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and body. Raises OSError or HTTPException while nobody listens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers=headers or {})
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def worker_ids(self) -> list[int]:
        return children(self.process.pid)

    def office_of(self, worker: int) -> int:
        """The process beside it, where Django works and everything is written."""
        [office] = children(worker)
        return office

    def kill_worker(self, which: int = 0) -> None:
        os.kill(self.worker_ids()[which], signal.SIGKILL)

    def kill_supervisor(self) -> None:
        """Its workers find out, and end by themselves: the port is free for the next start."""
        orphans = self.worker_ids()
        self.process.kill()
        self.process.wait()
        until = time.monotonic() + PATIENCE
        while any(is_alive(orphan) for orphan in orphans):
            if time.monotonic() > until:
                raise AssertionError("A worker outlived its supervisor.\n" + self.log())
            time.sleep(0.01)

    def kill_all(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def freeze(self) -> None:
        """The instant at which the power goes: nothing more is written by anyone."""
        os.killpg(self.process.pid, signal.SIGSTOP)

    def database(self) -> sqlite3.Connection:
        """The database as anyone else sees it, to be looked at only."""
        file = self.data / "nightdesk.sqlite3"
        found = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=PATIENCE)
        found.execute("PRAGMA query_only=ON")
        return found


def children(process: int) -> list[int]:
    """Those that its first thread started."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in listed.read_text().split()]


def is_alive(process: int) -> bool:
    """Neither gone nor a zombie that nobody has looked after yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
