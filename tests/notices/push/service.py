"""A push service on this machine, and browsers behind it: it looks at who asks, they open what arrives.

Opened is with a reading of RFC 8291 of its own, not with the code that sealed it.
"""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from nightdesk.lib.outbound import Client
from nightdesk.notices.push import base64url
from tests.talk.moderation.receiver import NAME, Quiet, certified, http

CURVE = ec.SECP256R1()


class Browser:
    """One browser that let the paper send alerts."""

    def __init__(self, service: str, name: str) -> None:
        self.key = ec.generate_private_key(CURVE)
        self.public = self.key.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        self.secret = name.encode().ljust(16, b".")
        self.address = f"{service}/{name}"

    @property
    def subscription(self) -> dict[str, Any]:
        keys = {"p256dh": base64url.written(self.public), "auth": base64url.written(self.secret)}
        return {"endpoint": self.address, "keys": keys, "expirationTime": None}

    def opened(self, body: bytes) -> bytes:
        salt, length = body[:16], body[20]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self.key.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, theirs)
        )
        info = b"WebPush: info\0" + self.public + theirs
        material = HKDF(hashes.SHA256(), 32, self.secret, info).derive(shared)
        root = HKDF.extract(hashes.SHA256(), salt, material)
        key = HKDFExpand(hashes.SHA256(), 16, b"Content-Encoding: aes128gcm\0").derive(root)
        nonce = HKDFExpand(hashes.SHA256(), 12, b"Content-Encoding: nonce\0").derive(root)
        padded = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
        assert padded.endswith(b"\x02")
        return padded[:-1]


class Arrived(NamedTuple):
    to: str
    headers: dict[str, str]
    told: dict[str, Any]


class Service:
    """Answers 201, or as it is told; `arrived` is what browsers could open, in order."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.browsers: dict[str, Browser] = {}
        self.arrived: list[Arrived] = []
        self.asked = 0
        self.answers: list[tuple[int, dict[str, str]]] = []

    def browser(self, name: str) -> Browser:
        return self.browsers.setdefault(name, Browser(self.origin, name))

    def take(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str]]:
        self.asked += 1
        self.look_at(headers)
        answer = self.answers.pop(0) if self.answers else (201, {})
        if answer[0] == 201:
            name = path.removeprefix("/")
            self.arrived.append(
                Arrived(name, headers, json.loads(self.browsers[name].opened(body)))
            )
        return answer

    def look_at(self, headers: dict[str, str]) -> None:
        scheme, _, rest = headers["authorization"].partition(" ")
        told = dict(part.strip().split("=", 1) for part in rest.split(","))
        key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, base64url.read(told["k"]))
        claims = jwt.decode(told["t"], key, algorithms=["ES256"], audience=self.origin)
        assert scheme == "vapid"
        assert claims["sub"].startswith(("mailto:", "https:"))

    def lying(self, name: str) -> list[dict[str, Any]]:
        """What a browser finds that was away: of what has one topic only the last (RFC 8030)."""
        kept = {
            one.headers["topic"]: one.told["notification"] for one in self.arrived if one.to == name
        }
        return list(kept.values())

    def titles(self) -> list[tuple[str, str]]:
        return sorted((one.to, one.told["notification"]["title"]) for one in self.arrived)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[Service, Client]]:
    """The service, and a client that may ask it."""
    services: list[Service] = []

    class Here(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - as the library calls it
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, said = services[0].take(self.path, headers, body)
            self.send_response(status)
            for name, value in said.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_told: Any) -> None:
            """Nothing."""

    certificate = certified(folder)
    server = Quiet(("127.0.0.1", 0), Here)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    port = server.server_address[1]
    services.append(Service(f"https://{NAME}:{port}"))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    client = Client(
        ports=frozenset({port}),
        is_allowed=lambda _address: True,
        resolve=lambda _host, _port: ["127.0.0.1"],
        context=lambda: ssl.create_default_context(cafile=str(certificate)),
    )
    try:
        yield services[0], client
    finally:
        server.shutdown()
        server.server_close()
