"""Joining: an address is asked first whether it wants what somebody asked for in its name."""

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.newsletters import tokens
from nightdesk.newsletters.models import Newsletter, Reader
from nightdesk.newsletters.tokens import Wish
from nightdesk.notices.post import bounced, letters
from nightdesk.notices.post.mail import Mail


def ask(edition: Edition, address: str, newsletters: list[Newsletter]) -> None:
    """Write to the address; nothing is kept of it until its owner confirms. The same for who reads already."""
    wish = Wish(address.lower(), tuple(one.pk for one in newsletters))
    link = reverse("newsletter-confirm", args=[edition, tokens.of_wish(wish)])
    told = {"edition": edition, "newsletters": newsletters, "link": f"{origin()}{link}"}
    language = edition.interface_language
    with translation.override(language):
        words = render_to_string("newsletters/letters/confirm.txt", told)
    subject, _, text = words.strip().partition("\n")
    mail = Mail(address, subject, text.strip() + "\n", sender=edition.name, language=language)
    letters.write(mail)


@transaction.atomic
def join(wish: Wish) -> list[Reader]:
    """Its owner confirmed: they read all of these from now on, and mail arrives there. Twice is once."""
    bounced.start(wish.address)
    open_ones = Newsletter.objects.open().filter(pk__in=wish.newsletters).select_related("edition")
    return [add(one, wish.address) for one in open_ones.order_by("pk")]


def add(newsletter: Newsletter, address: str) -> Reader:
    told = {"joined_at": timezone.now()}
    reader, is_new = Reader.objects.get_or_create(
        newsletter=newsletter, address=address.lower(), defaults=told
    )
    if is_new:
        newsletter.count("joined")
    return reader
