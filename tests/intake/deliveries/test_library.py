"""Pictures that come in by machine."""

import pytest

from nightdesk.intake.deliveries import NotTheirs
from nightdesk.intake.deliveries.library import take_picture
from nightdesk.intake.ninjs import Item, PictureIn
from nightdesk.media.models import Picture
from nightdesk.people.models import Person


def test_who_may_not_add_pictures_brings_none(lena: Person) -> None:
    item = Item(uri="urn:p:1", pictures=(PictureIn("urn:p:1", b"abc"),), is_picture=True)

    with pytest.raises(NotTheirs, match="Lena may not add pictures"):
        take_picture(item, by=lena)

    assert not Picture.objects.exists()
