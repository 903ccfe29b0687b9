"""Disks that fail: a system call of the running server is made to fail by strace, or a small disk is filled up."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.promises.harness.oracle import Verdict, judge, judge_surfaces, seen_anywhere
from tests.promises.harness.publisher import Ack, Desk
from tests.promises.harness.server import PATIENCE, Server

FSYNC = "fdatasync,fsync:error=EIO"
NO_SPACE = "pwrite64:error=ENOSPC"
UNWRITABLE = "pwrite64:error=EIO"
MOST_TRIES = 60


@dataclass
class Figures:
    """`seen` tells where something was found that had been refused: before the worker ended, and after."""

    rounds: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    replaced: int = 0
    seen: list[str] = field(default_factory=list)
    acks: list[Ack] = field(default_factory=list)
    verdict: Verdict | None = None


def cannot_fail(folder: Path) -> str:
    """Why no system call can be made to fail here; empty when one can."""
    if shutil.which("strace") is None:
        return "Making a disk fail needs strace, which is not installed."
    tried = subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"],
        capture_output=True,
    )
    return "" if tried.returncode == 0 else "Making a disk fail needs strace to be allowed here."


def fail_again_and_again(data: Path, token: str, *, rounds: list[tuple[str, int]]) -> Figures:
    """Each round: what fails, and from its how many-th call on."""
    figures = Figures()
    with Server(data) as server:
        desk = Desk(server, token)
        for number, (what, when) in enumerate(rounds):
            fail(desk, f"{what}:when={when}+", f"f{number}", figures)
        figures.verdict = judge(server, figures.acks)
        figures.verdict.disagreeing = judge_surfaces(desk, figures.acks)
    return figures


def fail(desk: Desk, inject: str, name: str, figures: Figures) -> None:
    """One round: publish until the disk fails, look whether readers see it, mend the disk, publish again."""
    [worker] = desk.server.worker_ids()
    with failing(desk.server.office_of(worker), inject):
        refused = publish_until_refused(desk, name, figures)
        figures.seen += seen_anywhere(desk, refused)
    if not inject.startswith(NO_SPACE):
        wait_for_another_worker(desk.server, worker)
        figures.replaced += 1
    figures.seen += seen_anywhere(desk, refused)
    once_more(desk, refused, figures)
    figures.rounds += 1


def publish_until_refused(desk: Desk, name: str, figures: Figures) -> str:
    """The name of the item that was not acknowledged."""
    for number in range(MOST_TRIES):
        status, ack = desk.publish(f"{name}-{number}")
        if ack is None:
            figures.statuses[status] += 1
            return f"{name}-{number}"
        figures.acks.append(ack)
    raise AssertionError(f"The disk never failed: {name}")


def once_more(desk: Desk, name: str, figures: Figures) -> None:
    """The same item under the same key, when the disk is well again."""
    status, ack = desk.publish(name)
    if ack is None:
        raise AssertionError(f"{name} was refused again: {status}\n{desk.server.log()}")
    figures.acks.append(ack)


def begin_log_anew(data: Path) -> None:
    """The next write begins the database's log, and has its head confirmed before anything else."""
    with contextlib.closing(sqlite3.connect(data / "nightdesk.sqlite3")) as database:
        database.execute("PRAGMA wal_checkpoint(PASSIVE)")


@contextmanager
def failing(process: int, inject: str) -> Iterator[None]:
    """Let system calls of this process and its threads fail as long as this lasts."""
    command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={inject}", "-p"]
    tracer = subprocess.Popen([*command, str(process)], stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while not all(is_traced(task) for task in Path(f"/proc/{process}/task").iterdir()):
            if time.monotonic() > until or tracer.poll() is not None:
                raise AssertionError("strace did not attach.")
            time.sleep(0.01)
        yield
    finally:
        tracer.terminate()
        tracer.wait()


def is_traced(task: Path) -> bool:
    return "TracerPid:\t0\n" not in (task / "status").read_text()


def wait_for_another_worker(server: Server, worker: int) -> None:
    until = time.monotonic() + PATIENCE
    while worker in server.worker_ids():
        if time.monotonic() > until:
            raise AssertionError("The worker goes on, though fsync failed.\n" + server.log())
        time.sleep(0.05)
    server.wait_until_it_answers()


def cannot_fill(folder: Path) -> str:
    """Why no small disk can be mounted here; empty when one can."""
    if os.geteuid() != 0:
        return "Filling a disk needs root, to mount a small one."
    try:
        with small_disk(folder / "try", size="1m"):
            return ""
    except subprocess.CalledProcessError:
        return "Filling a disk needs a tmpfs, and none can be mounted here."


@contextmanager
def small_disk(folder: Path, *, size: str) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "nightdesk-test", folder]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk up; the file to delete when there shall be room again."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(bytes(4096))
        except OSError:
            return ballast
