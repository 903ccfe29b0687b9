"""What readers see of a person, and that nothing else comes with it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from nightdesk.accounts.personal import portraits
from nightdesk.accounts.personal.forms import called, languages
from nightdesk.bakery.models import Generation
from nightdesk.editions.models import Edition
from nightdesk.media.errors import PictureRefused
from nightdesk.people import display_names
from nightdesk.people.generations import face
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from tests.accounts.personal.conftest import picture
from tests.cast import person

FACE = {"display_name": "Tide watcher", "about": "Likes  boats.", "language": "en"}


def kept(of: Person) -> Person:
    return Person.objects.get(pk=of.pk)


def test_a_reader_says_how_they_are_seen(reader: Client, lena: Person) -> None:
    answer = reader.post("/account/face/", FACE, follow=True)

    seen = kept(lena)
    assert "Kept." in answer.content.decode()
    assert (seen.display_name, seen.about, seen.language) == ("Tide watcher", "Likes boats.", "en")
    assert answer["Cache-Control"].count("no-store") == 1


def test_pages_are_drawn_anew_when_other_words_are_said_about_oneself(
    reader: Client, lena: Person
) -> None:
    reader.post("/account/face/", FACE)
    told = Generation.objects.filter(name=face(lena.pk))
    told.delete()
    reader.post("/account/face/", FACE)
    assert not told.exists()
    reader.post("/account/face/", FACE | {"about": "Likes tides."})
    assert told.exists()


def test_who_is_not_signed_in_is_led_to_the_sign_in(client: Client, english: Edition) -> None:
    for page in ("face", "data", "erasure"):
        answer = client.get(f"/account/{page}/")
        assert answer["Location"] == f"/account/login/?next=/account/{page}/"


def test_a_name_that_is_refused_is_said_why(reader: Client, lena: Person) -> None:
    answer = reader.post("/account/face/", FACE | {"display_name": "Moderator"})

    assert answer.status_code == 422
    assert "speaks for the newsroom" in answer.content.decode()
    assert kept(lena).display_name == ""


def test_who_is_a_moment_too_late_is_told_so(
    reader: Client, lena: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    display_names.take(person("Mira", Role.READER), "Tide watcher")
    monkeypatch.setattr(display_names, "check", lambda name, _person: name)

    answer = reader.post("/account/face/", FACE)

    assert answer.status_code == 422
    assert "Somebody is called this already" in answer.content.decode()


def test_a_face_is_not_changed_all_day(reader: Client, lena: Person) -> None:
    answers = [reader.post("/account/face/", FACE).status_code for _time in range(21)]

    assert answers == [302] * 20 + [429]


def test_a_portrait_becomes_a_small_square_without_its_words(reader: Client, lena: Person) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera with a serial number"
    sent = SimpleUploadedFile("../../me.php", picture(exif=exif.tobytes()), "text/html")
    assert reader.post("/account/face/", FACE | {"portrait": sent}).status_code == 302

    key = kept(lena).portrait_key
    answer = Client().get(f"/portraits/{key}.webp")
    with Image.open(BytesIO(answer.content)) as seen:
        assert (seen.size, seen.format, len(seen.getexif())) == ((256, 256), "WEBP", 0)
    assert b"serial" not in answer.content
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        "image/webp",
        "public, max-age=600",
    )
    assert f"/portraits/{key}.webp" in reader.get("/account/face/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_portrait_that_is_replaced_or_taken_down_is_gone(reader: Client, lena: Person) -> None:
    keys = []
    for _time in range(2):
        sent = SimpleUploadedFile("me.jpg", picture())
        reader.post("/account/face/", FACE | {"portrait": sent})
        keys.append(kept(lena).portrait_key)
    storage = lena.portrait.storage
    names = [f"portraits/{key[:2]}/{key}.webp" for key in keys]
    assert [storage.exists(name) for name in names] == [False, True]

    reader.post("/account/face/", FACE | {"takes_down": "on"})

    assert kept(lena).portrait_key == ""
    assert not storage.exists(names[1])
    assert [Client().get(f"/portraits/{key}.webp").status_code for key in keys] == [404, 404]


def test_a_portrait_whose_file_is_lost_is_not_found(lena: Person) -> None:
    Person.objects.filter(pk=lena.pk).update(portrait="portraits/ab/abc.webp")

    assert Client().get("/portraits/abc.webp").status_code == 404


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture we take"),
        (picture()[:900], "damaged"),
        (picture(size=(63, 400)), "too small"),
        (b"x" * (portraits.LARGEST_FILE + 1), "8 MB"),
    ],
)
def test_what_is_no_portrait_is_refused(sent: bytes, why: str) -> None:
    with pytest.raises(PictureRefused, match=why):
        portraits.cut(sent)


def test_a_refused_portrait_is_said_why(reader: Client, lena: Person) -> None:
    sent = SimpleUploadedFile("me.jpg", b"no picture")
    answer = reader.post("/account/face/", FACE | {"portrait": sent})

    assert answer.status_code == 422
    assert "not a picture we take" in answer.content.decode()
    assert kept(lena).portrait_key == ""


@pytest.mark.parametrize("mode", ["P", "1", "L", "LA", "RGBA", "CMYK"])
def test_a_portrait_comes_in_any_colours(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (300, 300)).save(out, "JPEG" if mode == "CMYK" else "PNG")

    with Image.open(BytesIO(portraits.cut(out.getvalue()))) as seen:
        assert seen.size == (256, 256)


def test_a_reader_chooses_among_the_languages_of_the_paper(
    english: Edition, arabic: Edition
) -> None:
    assert [tag for tag, _name in languages("")] == ["", "en", "ar"]
    assert [tag for tag, _name in languages("fr")] == ["", "en", "ar", "fr"]
    assert (called("ar"), called("tlh")) == ("العربيّة", "tlh")
