"""Real input from elsewhere, kept beside the project in ../shared/fixtures."""

from pathlib import Path

import pytest

FIXTURES = Path(__file__).resolve().parents[2] / "shared" / "fixtures"


def fixture_path(name: str) -> Path:
    """The file of that name under the fixtures; skips the test, and says so, when they are not here."""
    if not FIXTURES.is_dir():
        pytest.skip("The folder of real input, shared/fixtures, is not beside this clone.")
    return FIXTURES / name


def fixture_files(pattern: str) -> list[Path]:
    """Every file that matches, in order; empty when the fixtures are not here, for parametrising."""
    return sorted(FIXTURES.glob(pattern))
