"""Memory of a server: the proportional set size of all its processes, as the kernel counts it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def proportional_set_size(process: int) -> int:
    """In bytes, of this process and all that it started: pages that are shared are counted once."""
    rolls = (Path(f"/proc/{one}/smaps_rollup") for one in family(process))
    return sum(int(PSS.findall(roll.read_text())[0]) for roll in rolls) * 1024


def family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def worked(process: int) -> float:
    """The seconds that processors have worked for this process and all that it started."""
    ticks = (
        Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in family(process)
    )
    return sum(int(one[11]) + int(one[12]) for one in ticks) / os.sysconf("SC_CLK_TCK")
