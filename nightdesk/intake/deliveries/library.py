"""Pictures of an item: the files that were sent along go into the library, each once."""

import hashlib

from django.utils.translation import gettext as _

from nightdesk.intake.deliveries.errors import NotTheirs
from nightdesk.intake.ninjs import Fault, Item, ItemRefused, PictureIn
from nightdesk.media.errors import PictureRefused
from nightdesk.media.models import Picture
from nightdesk.people.models import Person


def pictures_at_hand(
    pictures: tuple[PictureIn, ...], *, by: Person, notes: list[str]
) -> list[Picture]:
    """The pictures we have or were sent; what is missing, or refused, is noted with the reason."""
    found = []
    for picture in pictures:
        if not picture.data:
            sentence = _("The picture %s was not taken: its file was not sent along.")
            notes.append(sentence % picture.uri)
            continue
        try:
            found.append(_known(picture) or _taken_in(picture, by))
        except PictureRefused as refusal:
            notes.append(f"{picture.uri}: {refusal}")
    return found


def take_picture(item: Item, *, by: Person) -> Picture:
    """A picture that came by itself. Raises NotTheirs or, for a file we do not take, ItemRefused."""
    if not by.has_perm("media.add_picture"):
        raise NotTheirs(_("%s may not add pictures to the library.") % by)
    [picture] = item.pictures
    try:
        return _known(picture) or _taken_in(picture, by)
    except PictureRefused as refusal:
        raise ItemRefused(Fault("renditions", str(refusal))) from None


def _known(picture: PictureIn) -> Picture | None:
    # Not for safety: Wagtail marks the library's files with it.
    digest = hashlib.sha1(picture.data, usedforsecurity=False).hexdigest()
    return Picture.objects.filter(file_hash=digest).order_by("pk").first()


def _taken_in(picture: PictureIn, by: Person) -> Picture:
    return Picture.take_in(picture.data, "picture", by=by, **picture.words)
