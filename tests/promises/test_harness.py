"""The harness leaves nothing behind, also when what it starts never answers."""

import os
import signal
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
    with pytest.raises(ProcessLookupError):
        os.killpg(silent.process.pid, 0)
