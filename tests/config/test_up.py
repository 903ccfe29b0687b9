"""bin/up, as a newcomer meets it: a real server in a process of its own."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from config import env, up
from tests.database import free_port
from tests.migrated import kept


def environment(data: Path) -> dict[str, str]:
    others = {
        name: value for name, value in os.environ.items() if not name.startswith("NIGHTDESK_")
    }
    return others | {"NIGHTDESK_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "config.up", *arguments]
    return subprocess.run(
        command, cwd=env.ROOT, env=environment(data), capture_output=True, text=True, timeout=120
    )


@contextmanager
def serving(data: Path, *arguments: str) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "config.up", f"--port={port}", *arguments]
    log = (data / "log").open("w")
    server = subprocess.Popen(
        command, cwd=env.ROOT, env=environment(data), stdout=log, stderr=log, start_new_session=True
    )
    try:
        answer(server, f"http://127.0.0.1:{port}/healthz", data)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
        log.close()


def answer(server: subprocess.Popen[bytes], address: str, data: Path) -> None:
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            if server.poll() is not None:
                pytest.fail((data / "log").read_text())
            time.sleep(0.05)


def test_an_empty_newsroom_is_founded_with_the_code_from_the_console(tmp_path: Path) -> None:
    with serving(tmp_path, "--no-demo") as address:
        log = (tmp_path / "log").read_text()
        assert "/desk/founding/" in log
        browser = build_opener(HTTPCookieProcessor())
        with browser.open(f"{address}/desk/") as page:
            asked, form = page.url, page.read().decode()
        filled = {
            "csrfmiddlewaretoken": re.search('csrfmiddlewaretoken" value="([^"]+)', form)[1],
            "one_time_code": re.search("(?:[0-9a-f]{4}-){5}[0-9a-f]{4}", log)[0],
            "publisher": "The Night Press",
            "edition": "The Night Paper",
            "code": "en",
            "language": "en",
            "direction": "ltr",
            "time_zone": "UTC",
            "name": "Ada",
            "email": "ada@night.example",
            "password": "nine lamps on the quay",
        }
        with browser.open(asked, urlencode(filled).encode()) as desk:
            assert asked == f"{address}/desk/founding/"
            assert desk.url == f"{address}/account/second-factor/?next=%2Fdesk%2F"
        with browser.open(f"{address}/") as front:
            assert front.url == f"{address}/en/"
            assert "The Night Paper" in front.read().decode()

    assert json.loads((tmp_path / "ready.json").read_text())["founded"] is False


def test_a_taken_port_is_said_before_anything_is_done(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run(tmp_path, f"--port={port}")

    assert ended.returncode == 1
    assert ended.stdout.strip() == (
        f"Port {port} on 127.0.0.1 is taken. Choose another one with --port."
    )
    assert not (tmp_path / "nightdesk.sqlite3").exists()


@pytest.mark.parametrize(
    ("host", "is_here"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("paper", False)],  # noqa: S104
)
def test_loopback_is_known_by_its_address(host: str, is_here: bool) -> None:
    assert up.is_loopback(host) == is_here


def manage(data: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "config.manage", *arguments]
    subprocess.run(command, cwd=env.ROOT, env=environment(data), check=True, capture_output=True)


def hire(data: Path) -> Path:
    """An installation with one of the demo's cast, whose printed password holds."""
    if kept().exists():  # migrating anew takes longer than all the rest
        shutil.copyfile(kept(), data / "nightdesk.sqlite3")
    manage(data, "migrate")
    code = (
        "from nightdesk.demo.load import cast; from nightdesk.people.models import Person; "
        "cast.keep_sign_ins({'editor': Person.objects.create_user('editor@harbour.example', role='editor')})"
    )
    manage(data, "shell", "--command", code)
    return data / "demo-sign-ins.json"


def test_the_demos_cast_is_not_served_on_another_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_ins = hire(tmp_path)
    monkeypatch.setenv("NIGHTDESK_DATA", str(tmp_path))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings")
    options = up.parser().parse_args(["--host=0.0.0.0"])

    refusal = up.refuse_the_cast(options)
    assert refusal.splitlines()[0] == (
        "The demo's cast signs in on this machine only, so it is not served on 0.0.0.0."
    )
    assert "--no-demo" in refusal
    assert "changepassword editor@harbour.example" in refusal
    assert up.refuse_the_cast(up.parser().parse_args([])) == ""

    code = (
        "from nightdesk.people.models import Person; p = Person.objects.get(); "
        "p.set_password('something of my own'); p.save()"
    )
    manage(tmp_path, "shell", "--command", code)
    assert up.refuse_the_cast(options) == ""
    assert not sign_ins.exists()


def test_a_second_start_finds_everything_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATA", str(tmp_path))
    options = up.parser().parse_args([])
    assert not up.is_ready(options)

    (tmp_path / "nightdesk.sqlite3").touch()
    (tmp_path / "ready.json").write_text(
        json.dumps({"founded": True, "digest": up.digest(options)})
    )
    assert up.is_ready(options)
    assert not up.is_ready(up.parser().parse_args(["--no-demo"]))


def test_an_address_of_ones_own_may_be_asked_for_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NIGHTDESK_DATA", "NIGHTDESK_HOSTS", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, "")
    up.settle(up.parser().parse_args(["--host=192.0.2.7", f"--data={tmp_path}"]))

    assert os.environ["NIGHTDESK_DATA"] == str(tmp_path)
    assert env.hosts() == ["localhost", "127.0.0.1", "[::1]", "192.0.2.7"]
