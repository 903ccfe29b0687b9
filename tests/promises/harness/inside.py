"""Promises that are put to the test inside one process, as in every run of the tests, but at their full figures."""

import os
import subprocess
import sys
from collections.abc import Callable

from config import env
from tests.promises.harness.run import Kept, Run

LAST_WORDS = 15


def of_tests(*paths: str) -> Callable[[Run], Kept]:
    """Run these tests with the run's share of the full figures; what they tell are the figures."""

    def keep(run: Run) -> Kept:
        told = run.folder / f"told-{abs(hash(paths))}"
        told.touch()
        asked = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *paths]
        ended = subprocess.run(
            asked,
            cwd=env.ROOT,
            env={**os.environ, "PROMISES_SHARE": str(run.share), "PROMISES_TOLD": str(told)},
            capture_output=True,
            text=True,
        )
        wrong = ended.stdout.splitlines()[-LAST_WORDS:] if ended.returncode else []
        return Kept("; ".join(told.read_text().splitlines()), wrong)

    return keep


personal = of_tests("tests/promises/test_nothing_personal.py")
poison = of_tests("tests/promises/test_poisoning.py")
deceive = of_tests("tests/promises/test_deception.py")
fills = of_tests("tests/promises/test_fill_races.py", "tests/promises/test_random_fills.py")
outage = of_tests("tests/promises/test_outage.py")
hours = of_tests("tests/promises/test_hours.py")
