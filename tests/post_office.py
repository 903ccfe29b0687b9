"""A mail server on this machine: what is handed in is kept as the reader's own mail program would open it."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class PostOffice:
    """`letters`, in the order in which they came."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # SMTP's word
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"


@contextmanager
def opened(port: int) -> Iterator[PostOffice]:
    office = PostOffice()
    server = Controller(office, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield office
    finally:
        server.stop()
