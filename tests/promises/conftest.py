"""What the tests of promises share: a newsroom that was founded once, copied for each server that runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.harness.founding import TOKEN, copied, founded
from tests.settings import DATABASE_FOR_TESTS

# They start servers of their own, on SQLite whatever the run is on: once is enough.
WITH_SERVERS = [
    f"test_{name}.py"
    for name in (
        "bots",
        "disk_faults",
        "freshness",
        "kills",
        "listeners",
        "mailing",
        "power_cuts",
        "releases",
        "server_gone",
        "siege",
        "two_workers",
        "writers",
    )
]
collect_ignore = WITH_SERVERS if DATABASE_FOR_TESTS else []


@pytest.fixture(scope="session")
def founded_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all processes of the run."""
    here = tmp_path_factory.getbasetemp()
    shared = here.parent if here.name.startswith("popen-") else here
    return founded(shared)


@pytest.fixture
def token(founded_data: Path) -> str:
    return (founded_data / TOKEN).read_text()


@pytest.fixture
def data(founded_data: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return copied(founded_data, tmp_path / "data")


@pytest.fixture
def copy_to(founded_data: Path) -> Callable[[Path], Path]:
    return lambda folder: copied(founded_data, folder)
