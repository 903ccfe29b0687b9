"""Pages show pictures in the widths a screen needs, with measures, alternative text and credit."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from django.template import Context, Template
from pytest_django import DjangoAssertNumQueries

from nightdesk.media.models import Picture
from nightdesk.media.widths import SPECS, fitting
from tests.media.pictures import drawn, file_of


def page(tag: str, **context: object) -> BeautifulSoup:
    template = Template("{% load pictures %}" + tag)
    return BeautifulSoup(template.render(Context(context)), "html.parser")


def element(soup: BeautifulSoup, name: str) -> Tag:
    found = soup.find(name)
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize(
    ("width", "count"), [(300, 1), (400, 1), (401, 2), (1000, 3), (1600, 4), (5000, 4)]
)
def test_no_width_is_drawn_that_the_picture_does_not_have(width: int, count: int) -> None:
    assert fitting("webp", width) == SPECS[:count]


def test_a_picture_offers_its_widths_and_its_measures(storm: Picture) -> None:
    urls = {rendition.filter_spec: rendition.url for rendition in storm.renditions.all()}
    soup = page('{% picture storm sizes="50vw" %}', storm=storm)
    source, image = element(soup, "source"), element(soup, "img")
    assert source["srcset"] == (
        f"{urls['width-400|format-webp']} 400w, {urls['width-800|format-webp']} 500w"
    )
    assert image.attrs | {"class": ""} == {
        "class": "",
        "src": urls["width-800|format-jpeg"],
        "srcset": f"{urls['width-800|format-jpeg']} 500w",
        "sizes": "50vw",
        "width": "500",
        "height": "300",
        "alt": "Grey boats below a grey sky",
        "loading": "lazy",
        "decoding": "async",
    }


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
