"""Power cuts: the data folder is on a disk of its own, in a file, of which only what was synced is taken along.

What the server wrote and did not sync lies in the memory of the inner file system, and is lost with it,
as in a power cut. Needs root and loop devices.
"""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.promises.harness.oracle import Verdict, judge, judge_surfaces
from tests.promises.harness.publisher import Ack, Desk, Publisher
from tests.promises.harness.server import Server

SIZE = 96 * 1024 * 1024
SHORTEST, LONGEST = 0.2, 0.7
CAREFUL = "config.up"
CARELESS = "tests.promises.harness.careless"


@dataclass
class Figures:
    cuts: int = 0
    acked: int = 0
    lost: int = 0
    slowest_start: float = 0.0
    verdicts: list[Verdict] = field(default_factory=list)


def cannot_cut(folder: Path) -> str:
    """Why no disk can be mounted here; empty when one can."""
    if os.geteuid() != 0:
        return "A power cut needs root, to mount a disk in a file."
    if not all(shutil.which(program) for program in ("mkfs.ext4", "mount", "umount")):
        return "A power cut needs mkfs.ext4, mount and umount."
    try:
        with mounted(new_disk(folder / "try.img", size=8 * 1024 * 1024), folder / "try"):
            return ""
    except subprocess.CalledProcessError:
        return "A power cut needs a loop device, and there is none to be had here."


def cut_again_and_again(
    folder: Path, token: str, *, put: Callable[[Path], object], cuts: int, seed: int, program: str = CAREFUL
) -> Figures:  # fmt: skip
    """Cut the power so many times; each cut's disk is the next one's. `put` fills a new data folder."""
    chance = random.Random(seed)
    figures = Figures()
    acks: list[Ack] = []
    disk = new_disk(folder / "disk-0.img")
    with mounted(disk, folder / "disk"):
        put(folder / "disk" / "data")
    for cycle in range(cuts + 1):
        after = folder / f"disk-{cycle + 1}.img"
        with mounted(disk, folder / "disk"):
            server = Server(folder / "disk" / "data", program=program)
            with server:
                figures.slowest_start = max(figures.slowest_start, server.slowest_start)
                desk = Desk(server, token)
                if cycle:
                    judged = judge(server, acks)
                    judged.disagreeing = judge_surfaces(desk, acks) if not judged.lost else []
                    figures.verdicts.append(judged)
                if cycle < cuts:
                    acks += publish_until_the_cut(desk, cycle, chance)
                    copy(disk, after)
        figures.acked, figures.cuts = len(acks), cycle
        disk.unlink()
        disk = after
    figures.lost = len({uri for verdict in figures.verdicts for uri in verdict.lost})
    return figures


def publish_until_the_cut(desk: Desk, cycle: int, chance: random.Random) -> list[Ack]:
    """Publish for a moment; come back with everybody frozen, and with what had been acknowledged by then."""
    publishers = [Publisher(desk, f"{letter}{cycle}") for letter in "ab"]
    for publisher in publishers:
        publisher.start()
    time.sleep(chance.uniform(SHORTEST, LONGEST))
    desk.server.freeze()
    return [ack for publisher in publishers for ack in publisher.leave()]


def new_disk(file: Path, *, size: int = SIZE) -> Path:
    with file.open("wb") as disk:
        disk.truncate(size)
    subprocess.run(["mkfs.ext4", "-q", "-F", file], check=True)
    return file


def copy(disk: Path, to: Path) -> None:
    subprocess.run(["cp", "--sparse=always", disk, to], check=True)


@contextmanager
def mounted(disk: Path, folder: Path) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-o", "loop", disk, folder]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield
    finally:
        unmount(folder)


def unmount(folder: Path) -> None:
    """Processes that were killed just now may hold it for a moment."""
    for _ in range(100):
        if subprocess.run(["umount", folder], capture_output=True).returncode == 0:
            return
        time.sleep(0.05)
    subprocess.run(["umount", folder], check=True)
