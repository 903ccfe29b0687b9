"""Carriers: how a mail gets from here to a mail server, and what the server said to it."""

import smtplib
from contextlib import suppress
from dataclasses import dataclass
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import Any, Protocol, cast

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

from nightdesk.notices.post.journal import Mark
from nightdesk.notices.post.mail import Mail

# A server may think long about what it was given; who asks again too early makes two of one.
PATIENCE = 300.0
CLOSING = 421
FOR_GOOD = 500


class ServerAway(Exception):  # noqa: N818 - a state of the world, as in `storage.Trouble.AWAY`
    """The server cannot be reached, or will not talk to us: no mail is to blame."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it, in the journal's words, and what the server said."""

    mark: Mark
    said: str = ""

    @classmethod
    def of(cls, code: int, said: bytes) -> "Answer":
        words = f"{code} {said.decode('utf-8', 'replace')}"[:200]
        return cls(Mark.REFUSED if code >= FOR_GOOD else Mark.PUT_OFF, words)

    @property
    def has_no_such_reader(self) -> bool:
        """RFC 3463: 5.1.x is about the address itself."""
        words = self.said.split()
        return self.mark == Mark.REFUSED and len(words) > 1 and words[1].startswith("5.1.")


class Marks(Protocol):
    """Called before anything is said of a mail, and in the instruction before it cannot be called back."""

    def begin(self) -> None: ...
    def dot(self) -> None: ...


class Carrier:
    """A connection kept open for many mails. Raises ServerAway where no mail can be handed over at all."""

    def __init__(self) -> None:
        self._backend: Any = None

    def hand_over(self, mail: Mail, marks: Marks) -> Answer:
        """Raises ValueError where no mail can be made of what it says."""
        backend = self._open()
        if isinstance(backend, EmailBackend):
            return self._by_smtp(cast("smtplib.SMTP", backend.connection), mail, marks)
        return self._otherwise(backend, mail, marks)

    def close(self) -> None:
        backend, self._backend = self._backend, None
        if backend is not None:
            with suppress(OSError, smtplib.SMTPException):
                backend.close()

    def _open(self) -> Any:
        if self._backend is None:
            backend = get_connection()
            try:
                backend.open()
            except (OSError, smtplib.SMTPException) as reason:
                raise ServerAway(type(reason).__name__) from reason
            if isinstance(backend, EmailBackend):
                # The dot is sent by itself: it must not wait for word that all before it has come.
                cast("Any", backend.connection).sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
            self._backend = backend
        return self._backend

    def _by_smtp(self, server: smtplib.SMTP, mail: Mail, marks: Marks) -> Answer:
        """All but the dot; then the mark, then the dot: nothing happens between those two."""
        data = _as_sent(mail)
        marks.begin()
        try:
            refused = self._up_to_the_dot(server, mail, data)
        except (OSError, smtplib.SMTPException) as reason:
            self.close()
            raise ServerAway(type(reason).__name__) from reason
        if refused is not None:
            return refused
        return self._dot(server, marks)

    def _up_to_the_dot(self, server: smtplib.SMTP, mail: Mail, data: bytes) -> Answer | None:
        server.ehlo_or_helo_if_needed()
        eight = ["BODY=8BITMIME"] if server.has_extn("8bitmime") else []
        for code, said in (
            server.mail(sanitize_address(mail.envelope_sender, "utf-8"), eight),
            server.rcpt(sanitize_address(mail.to, "utf-8")),
            server.docmd("data"),
        ):
            if code == CLOSING:
                raise smtplib.SMTPServerDisconnected(said)
            if code not in {250, 251, 354}:
                server.rset()
                return Answer.of(code, said)
        server.send(data if data.endswith(b"\r\n") else data + b"\r\n")
        return None

    def _dot(self, server: smtplib.SMTP, marks: Marks) -> Answer:
        socket = cast("Any", server.sock)
        try:
            timeout = socket.gettimeout()
            socket.settimeout(PATIENCE)
            marks.dot()
            socket.send(b".\r\n")
            code, said = server.getreply()
            socket.settimeout(timeout)
        except (OSError, smtplib.SMTPException) as reason:
            self.close()
            return Answer(Mark.UNSURE, type(reason).__name__)
        if code == 250:  # noqa: PLR2004 - SMTP's yes
            return Answer(Mark.ACCEPTED, f"250 {said.decode('utf-8', 'replace')}"[:200])
        return Answer.of(code, said)

    def _otherwise(self, backend: Any, mail: Mail, marks: Marks) -> Answer:
        """A service's own door, or the console: it is one step, and whoever dies in it leaves it unsure."""
        marks.begin()
        message = mail.message()
        marks.dot()
        try:
            backend.send_messages([message])
        except Exception as reason:  # noqa: BLE001 - every service has its own
            return Answer(Mark.PUT_OFF, type(reason).__name__)
        return Answer(Mark.ACCEPTED)


def _as_sent(mail: Mail) -> bytes:
    """Its bytes, with no line that a server would take for the dot."""
    message = cast("Any", mail.message().message())  # Django's own, which knows of line ends
    quoted: bytes = cast("Any", smtplib)._quote_periods(message.as_bytes(linesep="\r\n"))  # noqa: SLF001 - as smtplib does itself
    return quoted
