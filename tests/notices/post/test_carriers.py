"""Carriers: each mail is handed over by what the server says, however it says it."""

from typing import Any

import pytest
from aiosmtpd.controller import Controller

from nightdesk.notices.post.carriers import Carrier, ServerAway
from nightdesk.notices.post.journal import Journal
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Dispatch, Mailing, Step, Stopped
from nightdesk.notices.post.sender import Sender
from tests.database import free_port
from tests.notices.post.conftest import Composed, steps


class Office:
    """Says of each reader what their name stands for, and keeps what it took."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []

    async def handle_RCPT(  # noqa: N802  # SMTP's word
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.startswith("b"):
            return "550 5.1.1 Nobody of that name"
        if address.startswith("c"):
            return "451 4.7.1 Come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # the same
        self.taken.append((envelope.mail_from, envelope.content.decode()))
        return "250 OK"


class HastyOffice(Office):
    """Hears what is said before it has answered."""

    async def handle_EHLO(  # noqa: N802  # the same
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return ["250-PIPELINING", *responses]


class WaitingOffice(HastyOffice):
    """Refuses a reader, and waits for the mail all the same."""

    async def handle_RCPT(  # noqa: N802  # the same
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        answer = await super().handle_RCPT(server, session, envelope, address, options)
        if not envelope.rcpt_tos:
            envelope.rcpt_tos.append("nobody")
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # the same
        if envelope.rcpt_tos == ["nobody"]:
            assert envelope.content == b""
            return "554 No valid recipients"
        return await super().handle_DATA(server, session, envelope)


@pytest.mark.parametrize("kind", [Office, HastyOffice, WaitingOffice])
def test_a_server_may_take_refuse_or_put_off_each_mail(
    mailing: Mailing, journal: Journal, settings: Any, composed: Composed, kind: type[Office]
) -> None:
    composed.text = "المدّ متأخر.\n.\nOne dot."
    settings.BOUNCES = "bounces@paper.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.EMAIL_TIMEOUT = 5
    with pytest.raises(ServerAway):
        Sender(journal).send_some(9)
    assert steps() == dict.fromkeys("abc", Step.WAITING)
    assert set(Dispatch.objects.values_list("attempts", flat=True)) == {0}

    office = kind()
    server = Controller(office, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        sender = Sender(journal)
        assert sender.send_some(9) == 3
        sender.carrier.close()
    finally:
        server.stop()

    assert steps() == {"a": Step.SENT, "b": Step.FAILED, "c": Step.WAITING}
    one = Dispatch.objects.get(step=Step.SENT)
    [(sent_from, content)] = office.taken
    assert sent_from == f"bounces+{one.key}@paper.example"
    assert "المدّ متأخر.\r\n.\r\nOne dot." in content
    assert Stopped.objects.get().address == "b@reader.example"
    assert Dispatch.objects.get(step=Step.WAITING).said == "451 4.7.1 Come again"


class Impatient(HastyOffice):
    """Hangs up on whoever is refused."""

    async def handle_RCPT(  # noqa: N802  # the same
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        answer = await super().handle_RCPT(server, session, envelope, address, options)
        if answer != "250 OK":
            await server.push(answer)
            server.transport.close()
        return answer


def test_who_is_refused_by_a_server_that_hangs_up_is_refused(
    mailing: Mailing, journal: Journal, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    server = Controller(Impatient(), hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        Sender(journal).send_some(9)
    finally:
        server.stop()
    assert steps() == {"a": Step.SENT, "b": Step.FAILED, "c": Step.WAITING}


class Full:
    """A disk that has not what was begun."""

    def begin(self) -> None: ...

    def dot(self) -> None:
        raise OSError(28, "No space left on device")


def test_no_dot_leaves_as_long_as_the_disk_does_not_know_of_it(db: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    office = Office()
    server = Controller(office, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        with pytest.raises(OSError, match="No space"):
            Carrier().hand_over(Mail("a@reader.example", "Tides", "Late."), Full())
    finally:
        server.stop()
    assert office.taken == []
