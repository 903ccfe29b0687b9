"""Trying: a number as a mail to whoever composes it, with links that lead nobody out."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from nightdesk.newsletters import drawing
from nightdesk.newsletters.models import Number
from nightdesk.notices.post import letters
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Letter

KIND = "newsletters.trial"


def send(number: Number, to: str) -> bool:
    """False where there is nothing in it yet."""
    mail = _trial(number, to)
    if mail is not None:
        letters.write(mail, KIND, [number.pk])
    return mail is not None


def again(letter: Letter) -> Mail | None:
    """As it would leave now."""
    number = (
        Number.objects.filter(pk__in=letter.about).select_related("newsletter__edition").first()
    )
    return _trial(number, letter.to) if number else None


def _trial(number: Number, to: str) -> Mail | None:
    said = drawing.draw(number, timezone.now())
    if said is None:
        return None
    text, html = said.to(drawing.NOWHERE, drawing.NOWHERE)
    edition = number.newsletter.edition
    with translation.override(edition.interface_language):
        subject = _("Test: %(subject)s") % {"subject": said.subject}
    return Mail(to, subject, text, html, edition.language, edition.name)
