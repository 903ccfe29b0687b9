"""Another house on this machine: an OpenID Connect server that vouches for one reader."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jwt

SECRET = "a secret between two houses, long enough for both"
READER = {"sub": "17", "email": "wren@readers.example", "email_verified": True, "name": "Wren"}


class House(BaseHTTPRequestHandler):
    """Answers where its own description says. The reader is always the same, and always agrees."""

    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        answers: dict[str, Any] = {
            "/.well-known/openid-configuration": {
                "issuer": base,
                "authorization_endpoint": f"{base}/ask",
                "token_endpoint": f"{base}/token",
                "userinfo_endpoint": f"{base}/reader",
                "jwks_uri": f"{base}/keys",
            },
            "/keys": {"keys": []},
            "/reader": READER,
        }
        self.say(answers[self.path])

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        base, now = f"http://{self.headers['Host']}", int(time.time())
        claims = READER | {"iss": base, "aud": "gazette", "iat": now, "exp": now + 60}
        word = jwt.encode(claims, SECRET, algorithm="HS256")
        self.say({"access_token": "token", "token_type": "Bearer", "id_token": word})

    def say(self, told: object) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Nothing on the console of a test run."""


@contextmanager
def another_house() -> Iterator[str]:
    """Where it is found."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), House)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
