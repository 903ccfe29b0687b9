"""A program of somebody else that is told of changes: a small https server on this machine."""

import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from nightdesk.lib.outbound import Client
from tests.talk.moderation.receiver import NAME, Quiet, certified


@dataclass
class Program:
    """Answers as it is told, by status, once it `speaks`; keeps what it was asked and what it was sent."""

    origin: str = ""
    status: int = 204
    confirms: bool = True
    agrees_with: int = 200
    speaks: threading.Event = field(default_factory=threading.Event)
    asked: list[dict[str, str]] = field(default_factory=list)
    sent: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def confirm(self, query: str) -> bytes:
        told = {name: values[0] for name, values in parse_qs(query).items()}
        self.asked.append(told)
        return told.get("hub.challenge", "").encode() if self.confirms else b"no"


@contextmanager
def listening(folder: Path) -> Iterator[tuple[Program, Client]]:
    """The program, and a client that may reach it and nothing else."""
    certificate, program = certified(folder), Program()
    program.speaks.set()
    server = Quiet(("127.0.0.1", 0), answering(program))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    port = server.server_address[1]
    program.origin = f"https://{NAME}:{port}"
    trusting = ssl.create_default_context(cafile=str(certificate))
    client = Client(
        ports=frozenset({port}),
        is_allowed=lambda _address: True,
        resolve=lambda _host, _port: ["127.0.0.1"],
        context=lambda: trusting,
    )
    try:
        yield program, client
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answering(program: Program) -> type[http.server.BaseHTTPRequestHandler]:
    class Here(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            program.speaks.wait(10)
            self.answer(program.agrees_with, program.confirm(urlsplit(self.path).query))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            program.sent.append((dict(self.headers), body))
            self.answer(program.status, b"taken" if program.status == 200 else b"")

        def answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_told: Any) -> None:
            """Nothing."""

    return Here
