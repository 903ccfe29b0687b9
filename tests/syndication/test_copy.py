"""The body of a story, drawn for other programs."""

from typing import Any

import pytest

from nightdesk.media.models import Picture
from nightdesk.stories.models import Story
from nightdesk.syndication.copy import html_of, words_of
from nightdesk.syndication.shelf import Shelf
from tests.syndication.conftest import ORIGIN

BARE = Shelf(ORIGIN)


def drawn(kind: str, value: Any, shelf: Shelf = BARE) -> str:
    return html_of([{"type": kind, "value": value}], shelf)


@pytest.mark.parametrize(
    ("kind", "value", "html"),
    [
        ("paragraph", "<p>a <b>b</b></p>", "<p>a <b>b</b></p>"),
        ("paragraph", '<p><a href="/en/">x</a></p>', f'<p><a href="{ORIGIN}/en/">x</a></p>'),
        ("paragraph", '<p><a href="javascript:x">x</a></p>', "<p><a>x</a></p>"),
        ("heading", {"text": "A & B", "level": "3"}, "<h3>A &amp; B</h3>"),
        ("list", "<ul><li>a</li></ul>", "<ul><li>a</li></ul>"),
        (
            "quote",
            {"text": "<p>Yes</p>", "speaker": "Maud", "role": "master", "language": "en"},
            '<blockquote lang="en"><p>Yes</p><footer>Maud, master</footer></blockquote>',
        ),
        (
            "quote",
            {"text": "<p>Yes</p>", "source_url": "https://a.example/"},
            '<blockquote cite="https://a.example/"><p>Yes</p></blockquote>',
        ),
        (
            "fact_box",
            {"title": "In short", "text": "<p>a</p>"},
            "<aside><h3>In short</h3><p>a</p></aside>",
        ),
        (
            "table",
            {
                "columns": [{"type": "text", "heading": "Tide"}],
                "rows": [{"values": ["<p>low</p>"]}],
                "caption": "Tides",
            },
            (
                "<table><caption>Tides</caption><thead><tr><th>Tide</th></tr></thead>"
                "<tbody><tr><td><p>low</p></td></tr></tbody></table>"
            ),
        ),
        (
            "table",
            {"columns": [{"type": "text", "heading": ""}], "rows": [{"values": ["low"]}]},
            "<table><tbody><tr><td>low</td></tr></tbody></table>",
        ),
        (
            "embed",
            {"url": "https://film.example/7", "title": "The fire"},
            '<p><a href="https://film.example/7">The fire</a></p>',
        ),
        ("preformatted", {"text": "a <b>"}, "<pre>a &lt;b&gt;</pre>"),
        ("picture", {"picture": 7, "caption": ""}, ""),
        ("gallery", {"title": "", "pictures": [{"picture": 7, "caption": ""}]}, ""),
        ("related", {"story": 7}, ""),
    ],
)
def test_a_block_becomes_plain_html(kind: str, value: Any, html: str) -> None:
    assert drawn(kind, value) == html


def test_pictures_and_cards_are_drawn_from_the_shelf(storm: Picture, harbour_fire: Story) -> None:
    shelf = Shelf(ORIGIN, {storm.pk: storm}, {harbour_fire.pk: harbour_fire})
    items = [{"type": "item", "value": {"picture": storm.pk, "caption": "First"}, "id": "x"}]

    gallery = drawn("gallery", {"title": "The night", "pictures": items}, shelf)
    card = drawn("related", {"story": harbour_fire.pk}, shelf)

    assert gallery.startswith(f'<h3>The night</h3><figure><img src="{ORIGIN}/media/')
    assert 'alt="Grey boats below a grey sky"' in gallery
    assert "<figcaption>First <small>Kestrel / Okkerman</small></figcaption>" in gallery
    address = f"{ORIGIN}/en/harbour/harbour-fire/"
    assert card == f'<p><a href="{address}">Fire on the north quay</a></p>'


def test_a_picture_without_words_has_no_caption(storm: Picture) -> None:
    for word in ("caption", "creator", "credit_line", "source", "copyright_notice"):
        setattr(storm, word, "")

    html = drawn("picture", {"picture": storm.pk, "caption": ""}, Shelf(ORIGIN, {storm.pk: storm}))

    assert "figcaption" not in html


def test_a_picture_whose_file_is_lost_is_left_out(storm: Picture) -> None:
    storm.file.storage.delete(storm.file.name)

    shelf = Shelf(ORIGIN, {storm.pk: Picture.objects.get(pk=storm.pk)})
    assert drawn("picture", {"picture": storm.pk, "caption": ""}, shelf) == ""


def test_words_are_counted_apart() -> None:
    assert words_of("<p>one</p><p>two &amp; <b>three</b></p>") == "one two & three"
