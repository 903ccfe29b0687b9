"""The harness leaves nothing behind, also when what it starts never answers."""

import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.promises.harness import server
from tests.promises.harness.server import Server


def test_a_server_that_does_not_come_to_answer_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0.1)
    silent = Server(tmp_path / "data")
    silent.data.mkdir()

    with pytest.raises(AssertionError), silent:
        pytest.fail("It cannot have been loaded by now.")

    assert silent.process.returncode == -signal.SIGKILL
    until = time.monotonic() + 10
    while left := alive_in(silent.process.pid):
        assert time.monotonic() < until, left


def alive_in(group: int) -> list[int]:
    """Those of a process group who run. Whoever was killed may wait there for somebody to look after them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, its_group, *_rest = stat.read_text().rpartition(")")[2].split()
            if int(its_group) == group and state != "Z":
                found.append(int(stat.parent.name))
    return found
