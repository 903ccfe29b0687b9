"""Mail that comes back: addresses that are gone get nothing more, and nobody can say so for another."""

import io
import mailbox
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nightdesk.notices.post import bounced, reports
from nightdesk.notices.post.models import Dispatch, Mailing, Step, Stopped, Why
from tests.notices.post.conftest import BOX


def report(kind: str, told: str, *, to: str = BOX, back: str = "") -> bytes:
    """As a server writes it."""
    content = "delivery-status" if kind == "delivery-status" else "feedback-report"
    lines = f"""From: MAILER-DAEMON@mail.example
To: {to}
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary="edge"

--edge
Content-Type: text/plain

It did not work.
--edge
Content-Type: message/{content}

{told}
--edge
Content-Type: message/rfc822

{back}Subject: Tides

The tide is late.
--edge--
"""
    return lines.replace("\n", "\r\n").encode()


def of(action: str, status: str) -> str:
    return f"""Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; a@reader.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {status} what it said
"""


def test_an_address_that_is_gone_is_known_by_where_the_report_came_to(sent: Dispatch) -> None:
    to = f"bounces+{sent.key}@paper.example"
    assert reports.heed(report("delivery-status", of("failed", "5.1.1"), to=to)) == Why.BOUNCED
    sent.refresh_from_db()
    assert (sent.step, sent.said[:5]) == (Step.BOUNCED, "5.1.1")
    assert Stopped.objects.get().address == "a@reader.example"


def test_a_complaint_is_known_by_the_mail_that_it_brings_back(sent: Dispatch) -> None:
    told = "Feedback-Type: abuse\nUser-Agent: Somebody/1\nVersion: 1\n"
    back = f"To: a@reader.example\nMessage-ID: <{sent.key}@paper.example>\n"
    assert reports.heed(report("feedback-report", told, back=back)) == Why.COMPLAINED
    assert Stopped.objects.get().why == Why.COMPLAINED
    sent.refresh_from_db()
    assert sent.step == Step.SENT


def test_what_comes_back_three_times_for_whatever_reason_is_an_end(
    sent: Dispatch, mailing: Mailing
) -> None:
    full = of("failed", "5.2.2")
    copies = [sent]
    for number in (2, 3):
        other = Mailing.objects.create(
            kind="tides", about=f"tide:{number}", due_at=sent.next_try_at, made_at=sent.next_try_at
        )
        copies.append(
            other.dispatches.create(
                whom=1, address=sent.address, step=Step.SENT, next_try_at=sent.next_try_at
            )
        )
    told = [
        reports.heed(report("delivery-status", full, to=f"bounces+{one.key}@paper.example"))
        for one in (sent, *copies)  # the first report comes twice
    ]
    assert told == ["came back", "came back", "came back", Why.BOUNCED]
    assert Stopped.objects.get().address == "a@reader.example"
    bounced.start("a@reader.example")
    assert not Dispatch.objects.filter(step=Step.BOUNCED).exists()


@pytest.mark.parametrize(
    ("told", "done"),
    [
        (of("delayed", "4.4.1"), "will be tried again"),
        (of("failed", "4.2.2"), "will be tried again"),
        (of("failed", "5.7.1"), "came back"),
        (of("delivered", "2.0.0"), "will be tried again"),
        ("Reporting-MTA: dns; mail.example\n", "no report"),
    ],
)
def test_what_is_no_end_stops_nobody(sent: Dispatch, told: str, done: str) -> None:
    to = f"bounces+{sent.key}@paper.example"
    assert reports.heed(report("delivery-status", told, to=to)) == done
    assert not Stopped.objects.exists()


def test_nobody_stops_another_with_a_report_of_their_own(sent: Dispatch) -> None:
    for forged in (BOX, "bounces+000000000000000000000000@paper.example"):
        answer = reports.heed(report("delivery-status", of("failed", "5.1.1"), to=forged))
        assert answer == "not of ours"
    assert reports.heed(b"From: a@b.example\r\n\r\nStop reader a@reader.example") == "no report"
    assert reports.heed(b"x" * (reports.LARGEST + 1)) == "no report"
    assert not Stopped.objects.exists()


def test_a_mailbox_is_read_and_emptied(
    sent: Dispatch, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = f"bounces+{sent.key}@paper.example"
    mail = report("delivery-status", of("failed", "5.1.1"), to=to)
    box = mailbox.Maildir(tmp_path / "box")
    for one in (mail, b"Subject: Hello\r\n\r\nHello"):
        box.add(one)
    call_command("read_bounces", str(tmp_path / "box"), "--keep")
    assert len(mailbox.Maildir(tmp_path / "box")) == 2
    call_command("read_bounces", str(tmp_path / "box"))
    assert len(mailbox.Maildir(tmp_path / "box")) == 0
    assert capsys.readouterr().out == "1 bounced\n1 no report\n" * 2
    with pytest.raises(CommandError):
        call_command("read_bounces", str(tmp_path / "nothing"))

    class Piped:
        buffer = io.BytesIO(mail)

    monkeypatch.setattr(sys, "stdin", Piped)
    call_command("read_bounces")
    assert capsys.readouterr().out == "1 bounced\n"
