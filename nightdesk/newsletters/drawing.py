"""Drawing: a number as its readers' mail programs show it, HTML and plain text of the same records."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.newsletters.models import Number
from nightdesk.newsletters.printed import colours, lines_of

# What stands in a drawing where each reader's own addresses come. No word of a newsroom has such signs.
LEAVE, OWN = "https://way.invalid/leave/", "https://way.invalid/own/"
# Where links of a mail lead that is only tried.
NOWHERE = "https://way.invalid/"


@dataclass(frozen=True, slots=True)
class Said:
    """What a mailing says to everybody."""

    subject: str
    text: str
    html: str

    def to(self, leave: str, own: str) -> tuple[str, str]:
        """Text and HTML for one."""
        text, html = (one.replace(LEAVE, leave).replace(OWN, own) for one in (self.text, self.html))
        return text, html


def draw(number: Number, now: datetime) -> Said | None:
    """As of now: what was killed or retracted since it was chosen is not in it. None where nothing is left."""
    edition = number.newsletter.edition
    lines = lines_of(number.stories(now))
    if not lines and not number.introduction.strip():
        return None
    subject = number.subject or (lines[0].headline if lines else number.newsletter.name)
    words = paragraphs(number.introduction)
    told = {
        "newsletter": number.newsletter,
        "lines": lines,
        "paragraphs": words,
        "glance": words[0] if words else lines[0].standfirst,
        "address": f"{origin()}{number.get_absolute_url()}",
    }
    return said(edition, "number", subject, told)


def said(edition: Edition, kind: str, subject: str, told: dict[str, Any]) -> Said:
    """`newsletters/mail/{kind}.txt` and `.html`, in the edition's language and on its day."""
    shown = {
        "edition": edition, "subject": subject, "colours": colours(edition), "origin": origin(),
        "leave": LEAVE, "own": OWN, "now": timezone.now(),
    }  # fmt: skip
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        text, html = (
            render_to_string(f"newsletters/mail/{kind}.{form}", shown | told)
            for form in ("txt", "html")
        )
    return Said(subject, _tidy(text), html)


def paragraphs(words: str) -> list[str]:
    return [one.strip() for one in words.replace("\r\n", "\n").split("\n\n") if one.strip()]


def _tidy(text: str) -> str:
    """No more than one empty line: templates leave some behind."""
    kept: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept) + "\n"
