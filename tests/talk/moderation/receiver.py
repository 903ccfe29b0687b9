"""A hook as others run it: a small https server on this machine, with a certificate that it made itself."""

import datetime as dt
import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from nightdesk.lib.outbound import Client

NAME = "hook.example"


class Receiver(http.server.BaseHTTPRequestHandler):
    """Answers as it is told, and remembers what it was asked."""

    asked: list[tuple[dict[str, str], bytes]]
    answer: tuple[int, bytes]
    wait: threading.Event

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append((dict(self.headers), body))
        self.wait.wait(5)
        status, said = self.answer
        self.send_response(status)
        self.send_header("Location", "https://elsewhere.example/")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_told: Any) -> None:
        """Nothing."""


class Quiet(http.server.ThreadingHTTPServer):
    """Who hangs up, and who does not believe the certificate, is no news."""

    def handle_error(self, *_told: Any) -> None:
        """Nothing."""


@contextmanager
def listening(folder: Path) -> Iterator[tuple[type[Receiver], Client, str]]:
    """The receiver, a client that may ask it, and its address."""
    certificate = certified(folder)
    wait = threading.Event()
    wait.set()
    handler = type("Here", (Receiver,), {"asked": [], "answer": (200, b"{}"), "wait": wait})
    server = Quiet(("127.0.0.1", 0), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    port = server.server_address[1]
    client = Client(
        ports=frozenset({port}),
        is_allowed=lambda _address: True,
        resolve=lambda _host, _port: ["127.0.0.1"],
        context=lambda: ssl.create_default_context(cafile=str(certificate)),
        longest=4096,
    )
    try:
        yield handler, client, f"https://{NAME}:{port}/moderation"
    finally:
        wait.set()
        server.shutdown()
        server.server_close()
        thread.join()


def certified(folder: Path) -> Path:
    """A key and a certificate for NAME, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "hook.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return file
