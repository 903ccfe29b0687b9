"""bin/up: make everything ready, then serve the paper."""

import argparse
import hashlib
import json
import multiprocessing
import os
import socket
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from config import env
from config.collecting import collect_nothing, keep_what_is_loaded
from config.stopping import end_at_once_while_starting, hold_back_until_served
from nightdesk.lib.hosts import is_loopback

ERASED = "erased"  # the list, as nightdesk.people.erased_list calls it
CODE = ("config", "nightdesk", "requirements")


def main(arguments: list[str]) -> int:
    """Serve until told to stop; the exit code. Everything that can be refused is refused before."""
    options = parser().parse_args(arguments)
    settle(options)
    if not is_free(options.host, options.port):
        print(f"Port {options.port} on {options.host} is taken. Choose another one with --port.")
        return 1
    if code := erase_again() if is_ready(options) else prepare(options):
        return code
    if refused := refuse_the_cast(options):
        print(refused)
        return 2
    tell(options)
    serve(options)
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="bin/up", description="Set everything up, then serve the paper."
    )
    made.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    made.add_argument(
        "--port", type=int, default=int(env.PORT.value), help="port to listen on (%(default)s)"
    )
    made.add_argument("--workers", type=int, default=1, help="processes that serve (%(default)s)")
    made.add_argument("--data", metavar="DIR", help="data folder (var/)")
    made.add_argument(
        "--no-demo",
        action="store_true",
        help="an empty newsroom to found, instead of the demo; in a demo newsroom its cast is locked out",
    )
    made.add_argument("--quiet", action="store_true", help="the demo newsroom writes nothing new")
    return made


def settle(options: argparse.Namespace) -> None:
    """Put into the environment what the options say, for this process and those it starts."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ[env.PORT.name] = str(options.port)
    if options.data:
        os.environ[env.DATA.name] = str(Path(options.data).resolve())
    if not os.environ.get(env.HOSTS.name) and not is_loopback(options.host):
        os.environ[env.HOSTS.name] = f"{env.HOSTS.default},{options.host}"


def is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def stamp_file() -> Path:
    return env.data_folder() / "ready.json"


def digest(options: argparse.Namespace) -> str:
    """Names the code, the database and the choice of demo that were made ready."""
    seen = hashlib.sha256()
    for folder in CODE:
        for path in sorted((env.ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".mo":
                facts = path.stat()
                seen.update(f"{path}\0{facts.st_mtime_ns}\0{facts.st_size}\n".encode())
    seen.update(f"{env.DATABASE_URL.value}\0{options.no_demo}".encode())
    return seen.hexdigest()


def is_ready(options: argparse.Namespace) -> bool:
    """Whether nothing changed since it was last made ready, and the newsroom is founded."""
    try:
        ready = json.loads(stamp_file().read_text())
    except (OSError, ValueError):
        return False
    here = bool(env.DATABASE_URL.value) or (env.data_folder() / "nightdesk.sqlite3").exists()
    return bool(here and ready.get("founded") and ready.get("digest") == digest(options))


def prepare(options: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "config.manage", "prepare", f"--digest={digest(options)}"]
    if options.no_demo:
        command.append("--no-demo")
    return subprocess.call(command, cwd=env.ROOT)  # noqa: S603 - our own command


def erase_again() -> int:
    """A database may have been restored since the last start, with people in it who were erased."""
    if not (env.data_folder() / ERASED).exists():
        return 0
    command = [sys.executable, "-m", "config.manage", "erase_again"]
    return subprocess.call(command, cwd=env.ROOT)  # noqa: S603 - our own command


def refuse_the_cast(options: argparse.Namespace) -> str:
    """The demo's passwords lie in a file for all to read here, so they open nothing from elsewhere."""
    if is_loopback(options.host) or not sign_ins():
        return ""
    tidy = [sys.executable, "-m", "config.manage", "demo", "--tidy"]
    subprocess.check_call(tidy, cwd=env.ROOT)  # noqa: S603 - our own command
    if not sign_ins():
        return ""
    return (
        f"The demo's cast signs in on this machine only, so it is not served on {options.host}.\n"
        "Either lock the cast out:       bin/up --no-demo …\n"
        "or give each new passwords:     bin/nightdesk changepassword editor@harbour.example"
    )


def sign_ins() -> list[dict[str, str]]:
    """The demo's sign-ins as long as they hold: [{"role", "email", "password"}]."""
    file = env.data_folder() / "demo-sign-ins.json"
    try:
        found: list[dict[str, str]] = json.loads(file.read_text())
    except (OSError, ValueError):
        return []
    return found


def tell(options: argparse.Namespace) -> None:
    host = f"[{options.host}]" if ":" in options.host else options.host
    address = f"http://{host}:{options.port}"
    print(f"\nThe paper    {address}/\nThe desk     {address}/desk/")
    for one in sign_ins():
        print(f"  {one['role']:<14} {one['email']:<30} {one['password']}")
    print("\nStop with Ctrl-C.", flush=True)


def serve(options: argparse.Namespace) -> None:
    from granian import Granian  # noqa: PLC0415 - refusals above need no server
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.http import HTTP1Settings  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    load_once()
    writes = bool(sign_ins()) and not options.quiet and not options.no_demo
    Granian(
        target="demo" if writes else "application",
        address=options.host,
        port=options.port,
        interface=Interfaces.ASGI,
        workers=options.workers,
        # Connections are not capped at the pool's size: an open stream must not stop a page.
        backpressure=10_000,
        backlog=2_048,
        http1_settings=HTTP1Settings(header_read_timeout=5_000),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        log_level=LogLevels.warning,
        working_dir=env.ROOT,
    ).serve(target_loader=made_by)


def made_by(factory: str) -> Any:
    """The paper, in a worker: what config.asgi calls so makes it."""
    paper = getattr(import_module("config.asgi"), factory)()
    hold_back_until_served()
    return paper


def load_once() -> None:
    """Load the newsroom before workers are split off: one that dies is replaced in a tenth of a second."""
    if multiprocessing.get_start_method() != "fork":
        return
    collect_nothing()
    from django.db import connections  # noqa: PLC0415 - refusals need no newsroom
    from django.urls import get_resolver  # noqa: PLC0415

    import_module("config.asgi")
    get_resolver().url_patterns  # noqa: B018 - read, so that every view is loaded
    connections.close_all()  # none of them may be shared between processes
    keep_what_is_loaded()
    end_at_once_while_starting()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
