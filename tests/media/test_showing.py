"""Pages show pictures in the widths a screen needs, with measures, alternative text and credit."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.template import Context, Template
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from nightdesk.media.ground import STEP, STEPS
from nightdesk.media.models import Picture
from nightdesk.media.widths import OWN, SQUARE, WIDE
from tests.media.pictures import drawn, file_of


def page(tag: str, **context: object) -> BeautifulSoup:
    template = Template("{% load pictures %}" + tag)
    return BeautifulSoup(template.render(Context(context)), "html.parser")


def element(soup: BeautifulSoup, name: str) -> Tag:
    found = soup.find(name)
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize(
    ("width", "count"), [(300, 1), (480, 1), (481, 2), (1000, 3), (1600, 4), (5000, 4)]
)
def test_no_width_is_drawn_that_the_picture_does_not_have(width: int, count: int) -> None:
    assert OWN.fitting("avif", of=(width, 300)) == OWN.specs[:count]


@pytest.mark.parametrize(("size", "count"), [((5000, 300), 2), ((300, 5000), 1), ((900, 600), 3)])
def test_a_cut_is_no_wider_than_the_picture_allows(size: tuple[int, int], count: int) -> None:
    assert WIDE.fitting("avif", of=size) == WIDE.specs[:count]


def test_a_picture_offers_its_widths_and_its_measures(storm: Picture) -> None:
    urls = {rendition.filter_spec: rendition.url for rendition in storm.renditions.all()}
    soup = page('{% picture storm sizes="50vw" %}', storm=storm)
    assert [(source["type"], source["srcset"], source["sizes"]) for source in soup("source")] == [
        (
            f"image/{kind}",
            f"{urls[f'width-480|format-{kind}']} 480w, {urls[f'width-{next_}|format-{kind}']} 500w",
            "50vw",
        )
        for kind, next_ in (("avif", 800), ("webp", 1200))
    ]
    assert element(soup, "img").attrs | {"class": ""} == {
        "class": "",
        "src": urls["width-800|format-jpeg"],
        "width": "500",
        "height": "300",
        "alt": "Grey boats below a grey sky",
        "loading": "lazy",
        "decoding": "async",
    }


def test_an_old_browser_chooses_among_jpegs_too(db: None) -> None:
    picture = Picture.take_in(file_of(drawn((900, 600))), "quay.jpg")
    image = element(page('{% picture picture sizes="50vw" %}', picture=picture), "img")
    assert [part.rpartition(" ")[2] for part in str(image["srcset"]).split(", ")] == [
        "800w",
        "900w",
    ]
    assert (image["sizes"], image["width"], image["height"]) == ("50vw", "800", "533")


def lamp(picture: Picture) -> tuple[int, int]:
    """Where the red lamp is on the cut that cards show: its first and last column."""
    cut = picture.get_rendition(WIDE.spec(600, "jpeg"))
    with cut.file.open() as file, Image.open(file) as image:
        row = [image.getpixel((x, 5)) for x in range(image.width)]
    red = [x for x, (r, _g, b) in enumerate(row) if r > 150 and b < 90]
    return (red[0], red[-1]) if red else (0, 0)


def test_a_card_cuts_around_the_focal_point(db: None) -> None:
    broad = Picture.take_in(file_of(drawn((1800, 400))), "broad.jpg")
    assert lamp(broad) == (0, 0)
    broad.focal_point_x, broad.focal_point_y = 180, 40
    broad.focal_point_width = broad.focal_point_height = 80
    broad.save()
    first, last = lamp(Picture.objects.get(pk=broad.pk))
    assert (first, last > 200) == (0, True)
    image = element(page('{% picture broad shape="wide" %}', broad=broad), "img")
    assert (image["width"], image["height"]) == ("600", "400")


def test_a_portrait_is_square(storm: Picture) -> None:
    soup = page('{% picture storm shape="square" sizes="3rem" %}', storm=storm)
    image = element(soup, "img")
    assert (image["width"], image["height"]) == ("240", "240")
    assert [source["type"] for source in soup("source")] == ["image/webp"]
    assert {one.filter_spec for one in storm.renditions.all()} >= {*SQUARE.specs}


@pytest.mark.parametrize(
    ("colour", "classes"),
    [
        ("#000000", ["ground", "ground-r0", "ground-g0", "ground-b0"]),
        ("#3c8fff", ["ground", "ground-r1", "ground-g3", "ground-b5"]),
    ],
)
def test_the_place_of_a_picture_has_its_colour_until_it_is_there(
    storm: Picture, colour: str, classes: list[str]
) -> None:
    storm.ground = colour
    image = element(page("{% picture storm %}", storm=storm), "img")
    assert image["class"] == ["picture__image", *classes]
    assert image.get("style") is None


def test_every_ground_is_in_the_stylesheet() -> None:
    told = Path("nightdesk/static/css/figure.css").read_text()
    for name in "rgb":
        steps = re.findall(rf"\.ground-{name}(\d) {{ --ground-{name}: (\d+); }}", told)
        assert steps == [(str(step), str(step * STEP)) for step in range(STEPS)]


def test_most_of_a_picture_gives_its_ground(db: None) -> None:
    sky = Picture.take_in(file_of(drawn()), "quay.jpg")
    channels = [int(sky.ground[at : at + 2], 16) for at in (1, 3, 5)]
    assert channels == pytest.approx([0x9B, 0xB7, 0xC9], abs=6)
    grey = Picture.take_in(file_of(drawn(mode="L")), "grey.jpg")
    assert len(set(re.findall("..", grey.ground[1:]))) == 1


def test_what_can_be_seen_through_has_the_ground_of_the_page(db: None) -> None:
    clear = Picture.take_in(file_of(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"), "clear.png")
    assert clear.ground == ""
    assert element(page("{% picture clear %}", clear=clear), "img")["class"] == ["picture__image"]


def test_the_picture_that_opens_a_page_is_loaded_first(storm: Picture) -> None:
    image = element(page("{% picture storm is_urgent=True %}", storm=storm), "img")
    assert (image.get("loading"), image["fetchpriority"]) == (None, "high")


def test_a_figure_has_caption_and_credit_in_their_language(storm: Picture) -> None:
    storm.language = "fr"
    soup = page("{% figure storm %}", storm=storm)
    caption = element(soup, "figcaption")
    assert caption.get_text("|", strip=True) == "Trawlers wait for the lock.|Kestrel / Okkerman"
    assert (element(soup, "img")["lang"], element(soup, "span")["lang"]) == ("fr", "fr")


def test_a_storys_own_caption_replaces_the_pictures(storm: Picture) -> None:
    storm.language = "fr"
    soup = page("{% figure storm caption=said %}", storm=storm, said="Waiting <b>")
    span = element(soup, "span")
    assert (span.get_text(), span.get("lang")) == ("Waiting <b>", None)


def test_a_picture_without_words_has_no_empty_caption(db: None) -> None:
    picture = Picture.take_in(file_of(drawn((64, 48))), "IMG_0042.jpg")
    soup = page("{% figure picture %}", picture=picture)
    assert (soup.find("figcaption"), element(soup, "img")["alt"]) == (None, "")
    assert "IMG_0042" not in str(soup)


@pytest.mark.parametrize("tag", ["picture", "figure"])
def test_a_page_stands_when_its_picture_is_gone(tag: str, storm: Picture) -> None:
    assert str(page(f"{{% {tag} storm %}}", storm=None)).strip() == ""
    Path(storm.file.path).unlink()
    storm.describe({"caption": "Nobody kept the file."})
    assert str(page(f"{{% {tag} storm %}}", storm=storm)).strip() == ""


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_pictures_costs_two_queries_however_long(
    count: int, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        Picture.take_in(file_of(drawn((900 + number, 600))), f"{number}.jpg")
    with django_assert_num_queries(2):
        soup = page(
            "{% for picture in pictures %}{% figure picture %}{% endfor %}",
            pictures=Picture.objects.with_renditions(),
        )
    assert len(soup.find_all("img")) == count
