"""Reports on mail: what a mail server sends back of what it could not deliver, and what owners complain of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import getaddresses, parseaddr

from django.conf import settings

from nightdesk.notices.post import bounced
from nightdesk.notices.post.carriers import GONE
from nightdesk.notices.post.models import Dispatch, Why

_KEY = re.compile(r"([0-9a-f]{24})@")
# A report larger than this is no report.
LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class Report:
    """`address` is whose mail it was, `key` which mail; either may be missing. `why` is None when it is no end."""

    address: str
    key: str
    why: Why | None
    said: str = ""

    @property
    def is_end(self) -> bool:
        """It need not happen again."""
        return self.why == Why.COMPLAINED or self.said.partition(" ")[0] in GONE


def heed(data: bytes) -> str:
    """Do what the report asks for; what was done, for the log: never whose mail it was.

    Anybody may write to the address that reports come to, so a report counts only for a mail of ours: its key
    is 96 random bits, which only its reader and the servers on its way have seen.
    """
    report = read(data)
    if report is None:
        return "no report"
    dispatch = Dispatch.objects.filter(key=report.key).first() if report.key else None
    if dispatch is None:
        return "not of ours"
    if report.why is None:
        return "will be tried again"
    if report.is_end or bounced.came_back(dispatch, report.said):
        bounced.stop(dispatch.address, report.why, report.said, key=dispatch.key)
        return str(report.why)
    return "came back"


def read(data: bytes) -> Report | None:
    """None when it is neither RFC 3464 (it could not be delivered) nor RFC 5965 (somebody complained)."""
    if len(data) > LARGEST:
        return None
    mail = BytesParser(policy=policy.default).parsebytes(data)
    kind = mail.get_param("report-type") if mail.get_content_type() == "multipart/report" else ""
    if kind == "delivery-status":
        return _of_delivery(mail)
    if kind == "feedback-report":
        return Report(_original_to(mail), _key_of(mail), Why.COMPLAINED, "complained")
    return None


def _of_delivery(mail: EmailMessage) -> Report | None:
    """Of several recipients the first that failed: each of our mails has one."""
    for part in mail.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in _blocks(part):
            action = str(block.get("Action", "")).strip().lower()
            status = str(block.get("Status", "")).split("(")[0].strip()
            recipient = block.get("Original-Recipient") or block.get("Final-Recipient") or ""
            if not action:
                continue
            address = parseaddr(str(recipient).partition(";")[2].strip())[1].lower()
            is_over = action == "failed" and status.startswith("5")
            why = Why.BOUNCED if is_over else None
            said = f"{status} {block.get('Diagnostic-Code', '')}"[:200]
            return Report(address, _key_of(mail), why, said)
    return None


def _blocks(part: Message) -> Iterator[Message]:
    content = part.get_payload()
    if isinstance(content, list):
        yield from (one for one in content if isinstance(one, Message))


def _key_of(mail: EmailMessage) -> str:
    """From the address it came to, else from the name of the mail that it brings back."""
    box = settings.BOUNCES.partition("@")[0]
    for _name, address in getaddresses(
        [str(one) for name in ("To", "Delivered-To") for one in mail.get_all(name, [])]
    ):
        local, _at, _host = address.partition("@")
        if box and local.startswith(f"{box}+"):
            return local.removeprefix(f"{box}+")
    found = _KEY.search(_original(mail, "Message-ID"))
    return found[1] if found else ""


def _original_to(mail: EmailMessage) -> str:
    return parseaddr(_original(mail, "To"))[1].lower()


def _original(mail: EmailMessage, header: str) -> str:
    """A header of the mail that the report brings back, whole or its head alone."""
    for part in mail.walk():
        kind, content = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822" and isinstance(content, list) and content:
            return str(content[0].get(header, ""))  # type: ignore[union-attr]
        if kind == "text/rfc822-headers" and isinstance(content, str):
            return str(
                BytesParser(policy=policy.default).parsebytes(content.encode()).get(header, "")
            )
    return ""
