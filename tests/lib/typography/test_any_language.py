"""What holds in every language: nothing is lost, nothing is broken, and all of it can be had back."""

import re
import time
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.lib.typography import Kind, carried, kinds, set_html, set_text, typed

LANGUAGES = ["ar", "de", "en", "en-GB", "es", "es-MX", "fr", "fr-CA", "ru"]
every_language = pytest.mark.parametrize("language", LANGUAGES)
SIGNS = "aÉжع1 2 \n\u00a0\u202f'\"«»“”„‘’.,;:!?…-–—()[]%€،؟@/"
WORDS = [
    "oui", "l'eau", "12:30", "10 %", "https://harbour.example/?a='b'&c", "ida@harbour.example", "В лесу", "نعم",
    "...", " -- ", ' "', '" ', " '", "' ", " ! ", " ;", " : ", "«", "»", '[gallery ids="1,2"]', "M. Le", "6'2\"",
]  # fmt: skip
texts = st.one_of(
    st.text(alphabet=SIGNS, max_size=40),
    st.lists(st.sampled_from(WORDS), max_size=12).map("".join),
    st.text(max_size=20),
)
TAGS = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<br/>", "<code>", "</code>", "<li>", "</li>",
    "&amp;", "&quot;", "&nbsp;", "&#8212;", "&lt;", '<a href="https://x.example/?a=1 ; b">', "</a>", "&", "<!-- ? -->",
]  # fmt: skip
written = st.one_of(
    st.sampled_from([*TAGS, *WORDS]), texts.map(lambda text: escape(text, quote=False))
)
markup = st.lists(written, max_size=14).map(lambda parts: f"<p>{''.join(parts)}</p>")


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@every_language
@given(text=texts)
def test_setting_twice_is_setting_once(language: str, text: str) -> None:
    once = set_text(text, language).text
    assert set_text(once, language).text == once


@every_language
@given(text=texts)
def test_letters_and_figures_stay_and_what_was_typed_comes_back(language: str, text: str) -> None:
    setting = set_text(text, language)
    assert letters(setting.text) == letters(text)
    assert typed(setting.text, setting.marks) == text


@every_language
@given(html=markup)
def test_rich_text_is_set_once_keeps_its_tags_and_comes_back(language: str, html: str) -> None:
    setting = set_html(html, language)
    assert set_html(setting.text, language).text == setting.text
    assert typed(setting.text, setting.marks) == html
    before, after = (BeautifulSoup(each, "html.parser") for each in (html, setting.text))
    assert [tag.name for tag in after.find_all()] == [tag.name for tag in before.find_all()]
    assert letters(after.get_text()) == letters(before.get_text())
    assert re.findall(r"<[^>]*>", setting.text) == re.findall(r"<[^>]*>", html)


@every_language
@pytest.mark.parametrize(
    "text",
    [
        "12:30", "16:9", "1,000.50", "https://harbour.example/?q=a;b", "www.harbour.example/it's",
        "ida@harbour.example", "harbour.example:8000/a?b=c", '[gallery ids="1,2"]', "../a", "2026-11-22", "a;b",
        "6'2\"",
    ],
)  # fmt: skip
def test_addresses_hours_and_figures_are_left_alone(language: str, text: str) -> None:
    assert set_text(text, language).text == text
    assert set_html(f"<p>{text}</p>", language).text == f"<p>{text}</p>"


@every_language
@pytest.mark.parametrize(
    "html",
    [
        "<code>\"a\" ; l'b...</code>", "<pre>x -- y ?</pre>", '<a title="a ; b...">x</a>', "<!-- a ; b... -->",
        '<code>a<b>"b"</b>...</code>',
    ],
)  # fmt: skip
def test_code_and_attributes_are_left_alone(language: str, html: str) -> None:
    assert set_html(html, language).text == html


@pytest.mark.parametrize("html", ['<p>un <b>"mot</b>" !</p>', "<p>un <b>« mot</b> » !</p>"])
def test_a_quotation_may_begin_inside_a_tag_and_end_outside(html: str) -> None:
    said = BeautifulSoup(set_html(html, "fr").text, "html.parser")
    assert said.get_text() == "un «\u00a0mot\u00a0»\u202f!"


def test_two_paragraphs_are_two_and_a_line_break_is_none() -> None:
    assert set_html('<p>5" </p><p>6"</p>', "en").text == '<p>5" </p><p>6"</p>'
    assert set_html('<p>"a<br/>b"</p>', "en").text == "<p>“a<br/>b”</p>"


def test_a_quotation_of_several_paragraphs_opens_each_of_them() -> None:
    html = '<p>"One.</p><p>"Two."</p>'
    assert set_html(html, "en").text == "<p>“One.</p><p>“Two.”</p>"


def test_what_was_set_is_counted_as_an_editor_counts() -> None:
    found = kinds(set_text('"L\'eau" - enfin ! ...', "fr").marks)
    assert found == {Kind.SPACE: 3, Kind.QUOTE: 2, Kind.APOSTROPHE: 1, Kind.DASH: 1, Kind.OTHER: 1}


def test_in_a_language_we_do_not_set_an_ellipsis_is_all() -> None:
    assert set_text("\"Nein\" ... 'x' ;", "de").text == "\"Nein\" … 'x' ;"


def test_marks_follow_the_text_that_was_edited_around_them() -> None:
    setting = set_text('Il a dit "oui" ! Puis rien.', "fr")
    edited = setting.text.replace("Il", "Elle, hier,").replace("rien", "tout")
    marks = carried(setting.marks, setting.text, edited)
    assert typed(edited, marks) == 'Elle, hier, a dit "oui" ! Puis tout.'


def test_a_mark_that_was_changed_by_hand_stays_as_the_hand_left_it() -> None:
    setting = set_text('Il a dit "oui" !', "fr")
    edited = setting.text.replace("«\u00a0", "“")
    marks = carried(setting.marks, setting.text, edited)
    assert typed(edited, marks) == 'Il a dit “oui" !'
    assert typed(edited, setting.marks) != setting.text


@given(before=texts, after=texts)
def test_marks_of_any_text_can_be_carried_to_any_other(before: str, after: str) -> None:
    setting = set_text(before, "fr")
    moved = carried(setting.marks, setting.text, after)
    assert letters(typed(after, moved)) == letters(after)


# Each would cost its square, or more, if a sign were looked at again for every other.
WEARISOME = ['"a" ', '"', "« ", "a'b ", "a - ", "؟ ?, ", "'a ", "a.b.c.", "a.", "[a b=", 'x="y" ']


@every_language
@pytest.mark.parametrize("pattern", WEARISOME)
def test_text_made_to_take_long_costs_what_it_weighs(language: str, pattern: str) -> None:
    text = pattern * (16_000 // len(pattern))
    begin = time.process_time()
    set_text(text, language)
    set_html(f"<p>{escape(text, quote=False)}</p>", language)
    assert time.process_time() - begin < 4
