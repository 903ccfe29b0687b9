"""The mailbox of bounces: reports are heeded and removed, and what else is in it is nobody's to remove."""

from collections.abc import Iterator
from typing import Any

import pytest

from config import env
from nightdesk.notices.post.mailboxes import BounceClock
from nightdesk.notices.post.models import Dispatch, Stopped
from tests.notices.post.mail_host import MailHost, opened
from tests.notices.post.test_reports import of, report


@pytest.fixture
def clock(tmp_path: Any, settings: Any) -> Iterator[BounceClock]:
    settings.DATA = tmp_path
    made = BounceClock()
    yield made
    made.stop()
    made.run()


def test_reports_are_heeded_and_removed_and_a_letter_is_left(
    sent: Dispatch, settings: Any, clock: BounceClock
) -> None:
    gone = report("delivery-status", of("failed", "5.1.1"), to=f"bounces+{sent.key}@paper.example")
    with opened(MailHost(b"Subject: Hello\r\n\r\nHello.\r\n", gone)) as host:
        settings.BOUNCES_MAILBOX = f"imap://bounces:deep%20water@127.0.0.1:{host.port}/Back%20here"
        assert clock.tick() == 300
        assert Stopped.objects.get().address == sent.address
        assert list(host.mails) == [1]
        assert 'SELECT "Back here"' in host.said
        another = BounceClock()
        before = len(host.said)
        another.tick()  # of another process
        assert len(host.said) == before


@pytest.mark.parametrize("who", ["bounces:guessed@127.0.0.1", "bounces:deep%20water@127.0.0.1"])
def test_a_mailbox_that_cannot_be_read_is_told_in_the_log(
    db: None, settings: Any, clock: BounceClock, caplog: pytest.LogCaptureFixture, who: str
) -> None:
    with opened(MailHost()) as host:
        pass
    if "guessed" in who:
        with opened(host):
            settings.BOUNCES_MAILBOX = f"imap://{who}:{host.port}/"
            clock.tick()
    else:
        settings.BOUNCES_MAILBOX = f"imaps://{who}:{host.port}/"
        clock.tick()
    [said] = [one.getMessage() for one in caplog.records]
    assert said.startswith("The mailbox of bounces is not read: ")
    assert "deep" not in said


def test_the_address_of_a_mailbox_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.bounces_mailbox() == ""
    for wrong in ("pop3://a:b@mail.example/", "imaps://mail.example/", "imaps:///INBOX"):
        monkeypatch.setenv(env.BOUNCES_MAILBOX.name, wrong)
        with pytest.raises(ValueError, match="imaps://name:password@"):
            env.bounces_mailbox()
    monkeypatch.setenv(env.BOUNCES_MAILBOX.name, "imaps://a:b@mail.example")
    assert env.bounces_mailbox() == "imaps://a:b@mail.example"
