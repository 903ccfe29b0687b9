"""The scripts a newcomer meets first."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPTS = sorted(path for path in Path("bin").iterdir() if path.is_file())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_a_script_tells_what_it_does_without_setting_anything_up(script: Path, option: str) -> None:
    run = subprocess.run(
        [script, option], check=False, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"}
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{script}")
    assert "--help" in run.stdout


@pytest.mark.parametrize("script", [*SCRIPTS, Path(".ci/run")], ids=str)
def test_a_script_may_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert len(script.read_text().splitlines()) <= 60


def test_an_old_python_is_refused_in_a_sentence(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    script = f"PATH={tmp_path}; . {Path('tools/environment.sh').resolve()}; fitting_python"

    run = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=False)

    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.startswith("Nightdesk needs Python 3.11 or newer")
