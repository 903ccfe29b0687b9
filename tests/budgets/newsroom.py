"""The newsrooms that are measured: real servers on data folders of their own, stopped at the end."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from config import env
from tests.budgets.table import progress
from tests.database import free_port
from tests.promises.harness import founding

PATIENCE = 300.0


@dataclass
class Bench:
    """Where it works; for how many seconds a row is measured; whether all of it is wanted, and for how long at most."""

    folder: Path
    seconds: int = 5
    is_full: bool = False
    minutes: float = 30.0
    _made: int = field(default=0, init=False)

    @cached_property
    def demo(self) -> Path:
        """The data folder of the demo newsroom, made by a first start; one server at a time runs on it."""
        progress("setting up the demo newsroom, which draws its pictures: about a minute")
        data = self.folder / "demo"
        with served(data) as first:
            progress(f"set up in {first.seconds:.0f} s")
        return data

    @cached_property
    def founded(self) -> Path:
        """A newsroom with one edition, one section and an editor's token. To be copied."""
        return founding.founded(self.folder)

    def archive(self, stories: int) -> Path:
        """A data folder with so many published stories. To be copied by whoever writes into it."""
        data = self.folder / f"archive-{stories}"
        if not data.exists():
            founding.copied(self.founded, data)
            begin = time.monotonic()
            run("tests.budgets.filling", str(stories), data=data)
            progress(f"an archive of {stories:,} stories in {time.monotonic() - begin:.0f} s")
        return data

    def copy(self, data: Path) -> Path:
        self._made += 1
        return founding.copied(data, self.folder / f"copy-{self._made}" / "data")


@dataclass(frozen=True, slots=True)
class Served:
    """`seconds` is how long it took from the command to the first page."""

    port: int
    process: int
    seconds: float

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def served(data: Path, *options: str, first: str = "/en/") -> Iterator[Served]:
    """A server that writes nothing of itself; it has answered its first page when this begins."""
    port, begin = free_port(), time.monotonic()
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "config.up", f"--port={port}", "--quiet", *options]
    with (data.parent / f"{data.name}.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=env.ROOT, env=founding.environment(data), stdout=log, stderr=log
        )
    try:
        wait_for(f"http://127.0.0.1:{port}{first}", server)
        yield Served(port, server.pid, time.monotonic() - begin)
    finally:
        server.terminate()
        server.wait()


def run(module: str, *arguments: str, data: Path) -> str:
    """A program on this data folder; what it said. What it tells on stderr is for whoever waits."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=env.ROOT,
        env=founding.environment(data),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):
                return
        except OSError:
            time.sleep(0.01)
    raise RuntimeError(f"The server did not answer {address}.")


def seconds_of(address: str, **headers: str) -> float:
    """To the last byte of the answer."""
    begin = time.monotonic()
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        answer.read()
    return time.monotonic() - begin
