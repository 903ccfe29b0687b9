"""The picture library at the desk: who brings in, mends, chooses and takes away."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nightdesk.desk.permissions import PicturePolicy
from nightdesk.editions.models import Desk
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from tests.desk.conftest import SitDown
from tests.media.pictures import drawn, file_of


@pytest.fixture
def quay(pia: Person) -> Picture:
    return Picture.take_in(file_of(drawn()), "quay.jpg", by=pia, caption="The quay")


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("lamp.jpg", BytesIO(file_of(drawn())).read(), "image/jpeg")


def words(title: str) -> dict[str, Any]:
    return {"title": title, "collection": 1, "tags": "", "caption": "A lamp"}


def test_a_reporter_brings_in_a_picture(rosa: Person, sit_down: SitDown) -> None:
    sit_down(rosa).post(reverse("wagtailimages:add"), words("Lamp") | {"file": upload()})

    picture = Picture.objects.get()
    assert (picture.title, picture.caption, picture.uploaded_by_user) == ("Lamp", "A lamp", rosa)


def test_a_moderator_brings_in_none(max_moderator: Person, sit_down: SitDown) -> None:
    url = reverse("wagtailimages:add")

    sit_down(max_moderator).post(url, words("Lamp") | {"file": upload()})

    assert Picture.objects.count() == 0


def test_a_reporter_mends_the_words_of_their_own_picture(rosa: Person, sit_down: SitDown) -> None:
    own = Picture.take_in(file_of(drawn()), "own.jpg", by=rosa)

    sit_down(rosa).post(reverse("wagtailimages:edit", args=[own.pk]), words("Mended"))

    own.refresh_from_db()
    assert own.title == "Mended"


def test_a_reporter_does_not_mend_somebody_elses(
    rosa: Person, quay: Picture, sit_down: SitDown
) -> None:
    sit_down(rosa).post(reverse("wagtailimages:edit", args=[quay.pk]), words("Mended"))

    quay.refresh_from_db()
    assert quay.title == "quay"


@pytest.mark.parametrize("name", ["edit_multiple", "delete_multiple"])
def test_a_reporter_has_no_way_around_it(
    name: str, rosa: Person, quay: Picture, sit_down: SitDown
) -> None:
    url = reverse(f"wagtailimages:{name}", args=[quay.pk])
    form = {f"image-{quay.pk}-{key}": value for key, value in words("Mended").items()}

    sit_down(rosa).post(url, form, headers={"X-Requested-With": "XMLHttpRequest"})

    assert Picture.objects.get().title == "quay"


def test_the_picture_desk_takes_a_picture_away(
    pia: Person, quay: Picture, sit_down: SitDown
) -> None:
    sit_down(pia).post(reverse("wagtailimages:delete", args=[quay.pk]))

    assert Picture.objects.count() == 0


def test_an_editor_does_not(ida: Person, quay: Picture, sit_down: SitDown) -> None:
    sit_down(ida).post(reverse("wagtailimages:delete", args=[quay.pk]))

    assert Picture.objects.count() == 1


def test_a_reporter_chooses_from_the_whole_library(
    rosa: Person, quay: Picture, sit_down: SitDown
) -> None:
    client = sit_down(rosa)

    offered = client.get(reverse("wagtailimages_chooser:choose_results"))
    chosen = client.get(reverse("wagtailimages_chooser:chosen", args=[quay.pk]))

    assert "quay" in offered.content.decode()
    assert chosen.json()["result"]["id"] == str(quay.pk)


def test_a_moderator_is_offered_none(
    max_moderator: Person, quay: Picture, sit_down: SitDown
) -> None:
    offered = sit_down(max_moderator).get(reverse("wagtailimages_chooser:choose_results"))

    assert "quay" not in offered.content.decode()


def test_a_reporters_library_shows_their_own(
    rosa: Person, quay: Picture, sit_down: SitDown
) -> None:
    Picture.take_in(file_of(drawn()), "lighthouse.jpg", by=rosa)

    library = sit_down(rosa).get(reverse("wagtailimages:index")).content.decode()

    assert ("lighthouse" in library, ">quay<" in library) == (True, False)


def test_the_rights_of_pictures_name_the_people_who_have_them(
    rosa: Person, pia: Person, max_moderator: Person, harbour_desk: Desk
) -> None:
    people = PicturePolicy(Picture).users_with_permission("choose")

    assert set(people) == {rosa, pia}


def test_a_search_offers_what_else_a_newsroom_has(
    ada: Person, quay: Picture, sit_down: SitDown
) -> None:
    page = sit_down(ada).get(reverse("wagtailimages:index") + "?q=quay").content.decode()

    assert ("/desk/stories/?q=quay" in page, "/desk/documents/?q=" in page) == (True, False)
