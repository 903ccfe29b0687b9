"""The PostgreSQL of a test run: there while it is needed, gone afterwards."""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests import database


def test_a_server_lives_as_long_as_its_block() -> None:
    with database.postgres() as address, psycopg.connect(address) as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone() or ("",)
        (answer,) = connection.execute("SELECT 6 * 7").fetchone() or (0,)
        assert (answer, Path(folder).is_dir()) == (42, True)
        assert Path(folder).stat().st_uid != 0

    assert not Path(folder).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=5)


def test_only_who_knows_the_password_gets_in() -> None:
    with database.postgres() as address:
        parts = urlsplit(address)
        stranger = f"postgresql://postgres:guessed@127.0.0.1:{parts.port}/postgres"
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(stranger)


@pytest.mark.parametrize("outcome", [0, 3])
def test_the_run_ends_as_its_tests_did(
    outcome: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pytest.py").write_text(
        "import os, sys\n"
        "assert os.environ['NIGHTDESK_TEST_DATABASE_URL'].startswith('postgresql://')\n"
        "sys.exit(int(sys.argv[1]))\n"
    )
    monkeypatch.chdir(tmp_path)

    assert database.main([str(outcome)]) == outcome
