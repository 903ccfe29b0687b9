"""What the first page waits for: garbage is not looked for, nor loaded what it does not need."""

import subprocess
import sys
from pathlib import Path

from config import env
from tests.promises.harness.founding import environment

NOT_NEEDED = ("snowballstemmer", "nightdesk.demo.writer", "nightdesk.demo.copy")
LOADED = f"""
import gc, sys
from config import up

up.settle(up.parser().parse_args([]))
looks = []
gc.callbacks.append(lambda phase, told: looks.append(told["generation"]) if phase == "start" else None)
up.load_once()
print(gc.isenabled(), *looks, *sys.modules.keys() & set({NOT_NEEDED!r}))
"""


def test_the_first_page_waits_for_no_garbage_and_for_nothing_it_does_not_need(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", LOADED]
    loaded = subprocess.run(
        command, cwd=env.ROOT, env=environment(tmp_path), capture_output=True, text=True
    )
    assert loaded.stdout == "True\n", loaded.stderr
