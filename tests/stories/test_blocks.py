"""Every kind of block, as readers see it."""

from typing import Any

import pytest

from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from tests.cast import NewStory
from tests.media.pictures import drawn, file_of
from tests.pages import Page

QUOTE = {
    "text": "<p>I should like to be wrong.</p>",
    "speaker": "Yann",
    "role": "skipper",
    "said_where": "on the quay",
    "said_when": "on Friday",
    "source_url": "https://www.port.example/talk",
    "language": "fr",
}


@pytest.fixture
def lighthouse(db: None) -> Picture:
    return Picture.take_in(file_of(drawn()), "lighthouse.jpg", caption="Old.", credit_line="ML")


@pytest.fixture
def page_of(write: NewStory, ida: Person) -> Any:
    def page(*blocks: tuple[str, Any]) -> Page:
        body = [{"type": kind, "value": value} for kind, value in blocks]
        write(slug="blocks", body=body).publish(by=ida)
        return Page("/en/harbour/blocks/")

    return page


def test_paragraphs_keep_their_marks(page_of: Any) -> None:
    page = page_of(("paragraph", '<p>A <b>bold</b> <a href="https://x.example">link</a>.</p>'))
    assert str(page.one(".body p")) == '<p>A <b>bold</b> <a href="https://x.example">link</a>.</p>'


def test_lists_may_nest(page_of: Any) -> None:
    page = page_of(("list", "<ul><li>One<ol><li>Deeper</li></ol></li></ul>"))
    assert page.text(".body ul ol li") == "Deeper"


@pytest.mark.parametrize("level", ["2", "3", "4"])
def test_headings_stand_at_their_level(page_of: Any, level: str) -> None:
    page = page_of(("heading", {"text": "The <wall>", "level": level}))
    assert page.text(f".body h{level}") == "The <wall>"


def test_a_quote_says_who_where_when_and_from_which_language(page_of: Any) -> None:
    page = page_of(("quote", QUOTE))
    assert page.text("blockquote") == "I should like to be wrong."
    assert page.one("blockquote")["cite"] == "https://www.port.example/talk"
    assert page.texts(".quote figcaption > *") == [
        "Yann",
        "skipper",
        "on the quay",
        "on Friday",
        "translated from French",
        "port.example",
    ]


def test_a_quote_with_nobody_behind_it_has_no_empty_line(page_of: Any) -> None:
    page = page_of(("quote", {"text": "<p>Silence.</p>", "language": "en-GB"}))
    assert page.soup.select("figcaption") == []


def test_a_language_without_a_name_is_called_by_its_code(page_of: Any) -> None:
    page = page_of(("quote", {"text": "<p>?</p>", "language": "x y"}))
    assert page.text("figcaption") == "translated from x y"


def test_a_picture_in_the_text_has_its_own_caption_or_the_storys(
    page_of: Any, lighthouse: Picture
) -> None:
    own = {"picture": lighthouse.pk, "caption": ""}
    page = page_of(("picture", own), ("picture", own | {"caption": "New."}))
    assert page.texts(".body figcaption") == ["Old. ML", "New. ML"]


def test_a_gallery_shows_its_pictures(page_of: Any, lighthouse: Picture) -> None:
    item = {"picture": lighthouse.pk, "caption": "Lit."}
    page = page_of(("gallery", {"title": "Lights", "pictures": [item, item]}))
    assert page.text(".gallery__name") == "Lights"
    assert page.texts(".gallery figcaption") == ["Lit. ML", "Lit. ML"]


def test_a_picture_that_was_deleted_leaves_no_hole(page_of: Any, lighthouse: Picture) -> None:
    lost = {"picture": lighthouse.pk + 1, "caption": "Gone."}
    page = page_of(("picture", lost), ("gallery", {"title": "Gone", "pictures": [lost]}))
    assert b"Gone" not in page.response.content


def test_a_fact_box_is_beside_the_text(page_of: Any) -> None:
    page = page_of(("fact_box", {"title": "The wall", "text": "<p>412 metres.</p>"}))
    assert page.text("aside.facts") == "The wall 412 metres."


def test_a_table_has_headings_and_a_caption(page_of: Any) -> None:
    table = {
        "columns": [{"type": "text", "heading": "Port"}, {"type": "text", "heading": "Boats"}],
        "rows": [{"values": ["<p>Brisemer</p>", "<p>41</p>"]}],
        "caption": "The fleet",
    }
    page = page_of(("table", table))
    assert page.text("caption") == "The fleet"
    assert page.texts("th") == ["Port", "Boats"]
    assert page.texts("td") == ["Brisemer", "41"]


def test_an_embed_is_a_link_until_a_reader_asks(page_of: Any) -> None:
    page = page_of(("embed", {"url": "https://www.video.example/7", "title": "The launch"}))
    assert page.soup.select("iframe, embed, object") == []
    assert page.links(".embed a") == ["https://www.video.example/7"]
    assert "video.example" in page.text(".embed__word")


def test_preformatted_text_is_never_markup(page_of: Any) -> None:
    page = page_of(("preformatted", {"text": "  <b>14:00</b>\n  tide"}))
    assert page.one("pre").get_text() == "  <b>14:00</b>\n  tide"


def test_a_standing_page_is_drawn_of_the_same_blocks(english: Edition, lighthouse: Picture) -> None:
    body = [
        {"type": "heading", "value": {"text": "Who we are", "level": "2"}},
        {"type": "picture", "value": {"picture": lighthouse.pk, "caption": ""}},
    ]
    page = english.standing_pages.create(title="The paper", slug="paper", body=body, live=True)
    shown = Page(page.get_absolute_url())
    assert shown.texts("h1, .body h2, figcaption") == ["The paper", "Who we are", "Old. ML"]
