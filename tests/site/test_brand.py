"""An edition's own colours, type, logo and icons, as browsers ask for them."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from nightdesk.editions.marks import take_icon, take_logo
from nightdesk.editions.models import Edition
from nightdesk.editions.palette import Palette
from tests.editions.test_marks import picture

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 8"><path d="M0 0h4"/></svg>'


def front(edition: Edition) -> BeautifulSoup:
    return BeautifulSoup(Client().get(f"/{edition.code}/").content, "html.parser")


def sheet(edition: Edition) -> str:
    return Client().get(f"/{edition.code}/brand.css").content.decode()


def test_an_edition_without_a_brand_has_the_houses(english: Edition) -> None:
    assert "--" not in sheet(english)
    assert front(english).find("link", href=lambda href: href and "brand.css" in href) is None


def test_a_brand_that_is_too_pale_is_made_legible(english: Edition) -> None:
    english.accent = "#ffee00"
    english.save()
    palette = Palette.of("#ffee00")
    assert [line for line in sheet(english).split() if line.startswith("oklch")] == [
        part
        for ink in (palette.day.inks["sea"], palette.night.inks["sea"])
        for part in [str(ink).split()[0]]
    ]


def test_tinted_paper_changes_every_ground_by_day_and_by_night(english: Edition) -> None:
    english.paper = "#fff1e5"
    english.save()
    told = sheet(english)
    assert [told.count(f"--{name}:") for name in ("sheet", "sand", "white", "thread", "fog")] == [
        2
    ] * 5


def test_headlines_may_be_left_to_the_readers_machine(english: Edition) -> None:
    assert front(english).find("link", rel="preload")["href"].endswith("newsreader-600.woff2")
    english.typeface = "sans"
    english.save()
    assert "--display: var(--sans)" in sheet(english)
    assert front(english).find("link", rel="preload") is None


@pytest.mark.parametrize(("language", "font"), [("ar", "naskh-700.woff2"), ("ru", None)])
def test_a_page_asks_only_for_the_font_of_its_language(
    english: Edition, language: str, font: str | None
) -> None:
    english.language = language
    english.save()
    link = front(english).find("link", rel="preload")
    assert (link and link["href"].rpartition("/")[2]) == font


def test_a_change_of_the_brand_changes_the_address_of_its_sheet(english: Edition) -> None:
    english.accent, english.typeface = "#1b5e7d", "serif"
    english.save()
    assert b"/en/brand.css?1b5e7d-serif" in Client().get("/en/").content


def test_a_logo_stands_in_for_the_name_by_day_and_by_night(english: Edition) -> None:
    for field, colour in ((english.logo, b"M0 0h4"), (english.logo_at_night, b"M0 0h5")):
        field.save(*named(take_logo(LOGO.replace(b"M0 0h4", colour))), save=False)
    english.logo_width, english.logo_height = 1000, 200
    english.save()

    name = front(english).find(class_="masthead__name")
    assert (name.img["alt"], name.img["width"], name.img["height"]) == (english.name, "1000", "200")
    for address in (name.img["src"], name.source["srcset"]):
        answer = Client().get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/svg+xml")
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_logo_that_is_used_no_more_is_gone(english: Edition) -> None:
    assert Client().get("/en/brand/0123456789abcdef.svg").status_code == 404


def test_the_paper_can_be_put_on_a_home_screen(arabic: Edition) -> None:
    link = front(arabic).find("link", rel="manifest")
    answer = Client().get(link["href"])
    told = answer.json()

    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (told["name"], told["lang"], told["dir"]) == (arabic.name, "ar", "rtl")
    assert (told["start_url"], told["scope"]) == ("/ar/", "/ar/")
    for icon in told["icons"]:
        with Image.open(BytesIO(Client().get(icon["src"]).content)) as image:
            assert "x".join(map(str, image.size)) == icon["sizes"]


def test_icons_come_in_two_sizes(english: Edition) -> None:
    assert Client().get("/en/icon-64.png").status_code == 404


def test_the_colours_of_the_browser_around_the_page_are_the_papers(english: Edition) -> None:
    english.paper = "#fff1e5"
    english.save()
    metas = front(english).find_all("meta", attrs={"name": "theme-color"})
    assert [meta["content"] for meta in metas] == [
        english.palette.day.sheet.as_hex, english.palette.night.sheet.as_hex,
    ]  # fmt: skip


def test_an_icon_of_its_own_is_framed_where_it_may_be_masked(english: Edition) -> None:
    english.icon.save(*named(take_icon(picture((512, 512)))))
    with Image.open(BytesIO(Client().get("/en/icon-192.png").content)) as image:
        assert image.convert("RGB").getpixel((0, 0)) == (0x1B, 0x5E, 0x7D)
    with Image.open(BytesIO(Client().get("/en/icon-maskable.png").content)) as image:
        corner, middle = (image.convert("RGB").getpixel(at) for at in ((0, 0), (256, 256)))
    assert (corner, middle) == ((0xFD, 0xFB, 0xF7), (0x1B, 0x5E, 0x7D)) or corner != middle


def named(mark: object) -> tuple[str, object]:
    file = mark.file  # type: ignore[attr-defined]
    return file.name, file
