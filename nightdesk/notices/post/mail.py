"""A mail: its two bodies and its headers, as a server is handed it."""

from dataclasses import dataclass
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives


@dataclass(frozen=True, slots=True)
class Mail:
    """`leave` is an https address that ends all mail of its kind with one POST (RFC 8058).

    `key` is its name: the same mail, handed over again, has the same Message-ID. `sender` is a name and
    `reply_to` an address, `list_id` words with a dot between them, such as `harbour.en.newsletter`.
    """

    to: str
    subject: str
    text: str
    html: str = ""
    language: str = ""
    sender: str = ""
    reply_to: str = ""
    leave: str = ""
    list_id: str = ""
    archive: str = ""
    key: str = ""

    def message(self) -> EmailMultiAlternatives:
        made = EmailMultiAlternatives(
            one_line(self.subject),
            self.text,
            from_email=formataddr((one_line(self.sender), settings.DEFAULT_FROM_EMAIL)),
            to=[self.to],
            headers=self.headers(),
            reply_to=[self.reply_to] if self.reply_to else None,
        )
        if self.html:
            made.attach_alternative(self.html, "text/html")
        return made

    def headers(self) -> dict[str, str]:
        """Nobody's absence is answered to mail that a machine sends."""
        made = {"Auto-Submitted": "auto-generated"}
        if self.key:
            made["Message-ID"] = f"<{self.key}@{domain()}>"
        if self.language:
            made["Content-Language"] = self.language
        if self.leave:
            made["List-Unsubscribe"] = f"<{self.leave}>"
            made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        if self.list_id:
            made["List-Id"] = f"<{self.list_id}.{domain()}>"
            made["Feedback-ID"] = f"{self.list_id}:{domain()}"
            made["Precedence"] = "bulk"
        if self.archive:
            made["List-Archive"] = f"<{self.archive}>"
        return made

    @property
    def envelope_sender(self) -> str:
        """Where it comes back to: an address of its own, where the operator named one."""
        box = settings.BOUNCES
        if not (box and self.key):
            return str(settings.DEFAULT_FROM_EMAIL)
        name, _at, host = box.rpartition("@")
        return f"{name}+{self.key}@{host}"


def domain() -> str:
    return str(settings.DEFAULT_FROM_EMAIL).rpartition("@")[2]


def one_line(words: str) -> str:
    """What is typed with line ends in it makes no header of its own."""
    return " ".join(words.split())
