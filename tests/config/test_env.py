"""What an operator gives, and what holds when nothing is given."""

import stat
from pathlib import Path

import pytest

from config import env
from config.database import database
from config.mail import mail
from config.secret import secret_key


def test_the_data_folder_is_made_beside_the_code_or_where_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATA", str(tmp_path / "deep" / "data"))

    assert env.data_folder() == tmp_path / "deep" / "data"
    assert env.data_folder().is_dir()
    monkeypatch.setenv("NIGHTDESK_DATA", "var/")
    assert env.data_folder() == env.ROOT / "var"


def test_hosts_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_HOSTS", "paper.example, www.paper.example,")

    assert env.hosts() == ["paper.example", "www.paper.example"]


def test_proxies_are_a_list_of_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_PROXIES", "10.1.2.3, 2001:db8::/32,")

    assert [str(one) for one in env.proxies()] == ["10.1.2.3/32", "2001:db8::/32"]
    monkeypatch.setenv("NIGHTDESK_PROXIES", "proxy.example")
    with pytest.raises(ValueError, match=r"proxy\.example"):
        env.proxies()


def test_a_slip_of_the_pen_does_not_open_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.second_factor() == "newsroom"
    monkeypatch.setenv("NIGHTDESK_SECOND_FACTOR", "nobody")
    assert env.second_factor() == "nobody"
    monkeypatch.setenv("NIGHTDESK_SECOND_FACTOR", "no")
    with pytest.raises(ValueError, match="not «no»"):
        env.second_factor()


def test_sqlite_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    made = database("", tmp_path)

    assert made["NAME"] == tmp_path / "nightdesk.sqlite3"
    assert "synchronous=FULL" in made["OPTIONS"]["init_command"]
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_is_told_by_its_address(tmp_path: Path) -> None:
    made = database("postgres://ida:p%40ss@db.example:5433/paper", tmp_path)

    facts = [made[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert facts == ["paper", "ida", "p@ss", "db.example", "5433"]


def test_a_database_we_do_not_speak_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="begins with mysql://"):
        database("mysql://db.example/paper", tmp_path)


def test_mail_goes_to_the_console_until_a_server_is_named() -> None:
    assert mail("")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    told = mail("smtp+tls://ida:p%40ss@mail.example")
    facts = [told[f"EMAIL_{key}"] for key in ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD")]
    assert facts == ["mail.example", 587, "ida", "p@ss"]
    assert (told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (True, False)
    with pytest.raises(ValueError, match="begins with pigeon://"):
        mail("pigeon://loft")


def test_the_secret_key_is_made_once_and_is_the_owners_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = secret_key(tmp_path)

    assert len(key) > 60
    assert secret_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    monkeypatch.setenv("NIGHTDESK_SECRET_KEY", "given")
    assert secret_key(tmp_path) == "given"


def test_two_processes_starting_at_once_agree_on_the_key(tmp_path: Path) -> None:
    from config.secret import make  # noqa: PLC0415

    first = secret_key(tmp_path)
    make(tmp_path / "secret-key")

    assert secret_key(tmp_path) == first


def test_a_name_of_its_own_is_told_from_this_machine_and_bare_addresses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(
        "NIGHTDESK_HOSTS", "*,localhost,paper.localhost,[::1],192.0.2.7,.paper.example"
    )

    assert env.public_names() == ["paper.example"]
