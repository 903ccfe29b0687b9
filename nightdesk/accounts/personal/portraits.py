"""Portraits: whatever a reader sends becomes a small square picture of ours, and nothing else of it is kept."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from nightdesk.bakery.staleness import bump
from nightdesk.media.errors import PictureRefused
from nightdesk.media.unfolding import apart
from nightdesk.people.account_record import drop_portrait
from nightdesk.people.generations import face
from nightdesk.people.models import Person

LARGEST_FILE = 8 * 1024 * 1024


def cut(data: bytes) -> bytes:
    """The middle of the picture as WebP, without any word of the file. Raises PictureRefused."""
    if len(data) > LARGEST_FILE:
        raise PictureRefused(_("A portrait weighs 8 MB at most."))
    return apart.square(data)


def hang(person: Person, picture: bytes) -> None:
    """In place of the one before, whose file goes when that is certain."""
    with transaction.atomic():
        drop_portrait(person)
        person.portrait.save("portrait.webp", ContentFile(picture), save=False)
        person.save(update_fields=["portrait"])
        bump(face(person.pk))


def take_down(person: Person) -> None:
    with transaction.atomic():
        drop_portrait(person)
        person.save(update_fields=["portrait"])
        bump(face(person.pk), hides=True)
