"""Carriers: how a mail gets from here to a mail server, and what the server said to it."""

import smtplib
from collections.abc import Iterator
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
GO_ON = 354
YES = frozenset({250, 251, GO_ON})
# RFC 3463 and 7505: no such mailbox, no such host, no such address, moved, no mail there at all, switched off.
# Others are about us (5.7.x: we are on somebody's list today) or pass (5.2.2: full).
GONE = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
Reply = tuple[int, bytes]


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
        words = self.said.split()
        return self.mark == Mark.REFUSED and len(words) > 1 and words[1] in GONE


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

    def _hang_up(self, server: smtplib.SMTP) -> None:
        """Without goodbye: a server that waits for the rest of a mail would take it for words of the mail."""
        server.close()
        self.close()

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
        marks.begin()
        data = _as_sent(mail)
        try:
            refused = self._up_to_the_dot(server, mail, data)
        except (OSError, smtplib.SMTPException) as reason:
            self._hang_up(server)
            raise ServerAway(type(reason).__name__) from reason
        if refused is not None:
            return refused
        return self._dot(server, marks)

    def _up_to_the_dot(self, server: smtplib.SMTP, mail: Mail, data: bytes) -> Answer | None:
        server.ehlo_or_helo_if_needed()
        replies = _replies(server, _commands(server, mail))
        for code, said in replies:
            if code == CLOSING:
                raise smtplib.SMTPServerDisconnected(said)
            if code not in YES:
                self._step_back(server, replies)
                return Answer.of(code, said)
        server.send(data if data.endswith(b"\r\n") else data + b"\r\n")
        return None

    def _step_back(self, server: smtplib.SMTP, replies: Iterator[Reply]) -> None:
        """What was refused is refused, whether the server goes on to talk to us or not."""
        try:
            if server.has_extn("pipelining") and [code for code, _said in replies][-1:] == [GO_ON]:
                server.docmd(".")  # it waits for a mail that it lets nobody have
            server.rset()
        except (OSError, smtplib.SMTPException):
            self._hang_up(server)

    def _dot(self, server: smtplib.SMTP, marks: Marks) -> Answer:
        socket = cast("Any", server.sock)
        timeout = socket.gettimeout()
        socket.settimeout(PATIENCE)
        try:
            marks.dot()
        except OSError:  # the disk's word: no dot left
            self._hang_up(server)
            raise
        try:
            socket.send(b".\r\n")
            code, said = server.getreply()
            socket.settimeout(timeout)
        except (OSError, smtplib.SMTPException) as reason:
            self._hang_up(server)
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


def _commands(server: smtplib.SMTP, mail: Mail) -> list[tuple[str, str]]:
    sender, to = (
        smtplib.quoteaddr(sanitize_address(one, "utf-8")) for one in (mail.envelope_sender, mail.to)
    )
    eight = " BODY=8BITMIME" if server.has_extn("8bitmime") else ""
    return [("mail", f"FROM:{sender}{eight}"), ("rcpt", f"TO:{to}"), ("data", "")]


def _replies(server: smtplib.SMTP, commands: list[tuple[str, str]]) -> Iterator[Reply]:
    """One for each. A server that lets us (RFC 2920) hears all at once: a mail is two ways to it, not four."""
    is_at_once = server.has_extn("pipelining")
    if is_at_once:
        for one in commands:
            server.putcmd(*one)
    for one in commands:
        if not is_at_once:
            server.putcmd(*one)
        yield server.getreply()


def _as_sent(mail: Mail) -> bytes:
    """Its bytes, with no line that a server would take for the dot."""
    message = cast("Any", mail.message().message())  # Django's own, which knows of line ends
    quoted: bytes = cast("Any", smtplib)._quote_periods(message.as_bytes(linesep="\r\n"))  # noqa: SLF001 - as smtplib does itself
    return quoted
