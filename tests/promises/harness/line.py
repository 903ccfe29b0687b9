"""A kept connection to the server, read as plainly as can be: of ten thousand edits most is asking."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple

PATIENCE = 60.0
BODILESS = {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}


class Answer(NamedTuple):
    """Names of headers are small; the body is as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Line:
    """Asks one thing after the other. Raises OSError when the server hangs up."""

    port: int

    def __post_init__(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        self._answers = self._socket.makefile("rb")

    def ask(
        self, path: str, headers: Mapping[str, str], *, method: str = "GET", body: bytes = b""
    ) -> Answer:
        told = {"Host": f"127.0.0.1:{self.port}", **headers}
        if body:
            told["Content-Length"] = str(len(body))
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self._socket.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        return self._answer(has_body=method != "HEAD")

    def _answer(self, *, has_body: bool) -> Answer:
        first = self._answers.readline()
        if not first:
            raise ConnectionResetError("The server hung up.")
        status, headers = int(first.split()[1]), {}
        for line in iter(self._answers.readline, b"\r\n"):
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        if not has_body or status in BODILESS:
            return Answer(status, headers, b"")
        return Answer(status, headers, self._answers.read(int(headers["content-length"])))

    def close(self) -> None:
        self._answers.close()
        self._socket.close()
