"""Garbage is not looked for while the house is loaded: it was a sixth of the time to the first page."""

import subprocess
import sys
from pathlib import Path

from config import env
from tests.promises.harness.founding import environment

COUNTED = """
import gc
from config import up

up.settle(up.parser().parse_args([]))
looks = []
gc.callbacks.append(lambda phase, told: looks.append(told["generation"]) if phase == "start" else None)
up.load_once()
print(gc.isenabled(), *looks)
"""


def test_loading_the_house_looks_for_no_garbage(tmp_path: Path) -> None:
    command = [sys.executable, "-c", COUNTED]
    loaded = subprocess.run(
        command, cwd=env.ROOT, env=environment(tmp_path), capture_output=True, text=True
    )
    assert loaded.stdout == "True\n", loaded.stderr
