import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.search.words import folded, stem, stems, words


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("fr", "élection Elections ÉLECTIONS elections"),
        ("fr", "côté cote côtés"),
        ("en-GB", "mayor mayors Mayor"),
        ("es", "elección elecciones ELECCION"),
        ("ru", "выборы выборов выборам"),
        ("ru", "ёлка елки"),
        ("ar", "انتخابات الانتخابات الإنتخابات اِنْتِخَابَات بالانتخابات للانتخابات والانتخابات"),
        ("ar", "حكومة الحكومة حكومته والحكومة"),
        ("ar", "مستشفى المستشفي"),
        ("de", "Straße STRASSE"),
        ("tlh", "Élan elan"),
    ],
)
def test_inflections_and_spellings_of_a_word_are_one(language: str, written: str) -> None:
    first, *others = written.split()
    assert {stem(word, language) for word in others} == {stem(first, language)}


def test_an_arabic_word_that_begins_with_and_is_found_with_and_without() -> None:
    assert stem("لبنان", "ar") in stems("ولبنان", "ar")
    assert stem("وزير", "ar") in stems("الوزير", "ar")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L’élection d'hier, qu’elle perdit", "élection hier elle perdit"),
        ("the mayor's boat; they'll sail", "the mayor boat they sail"),
        ("l’UE et l'an 2000", "UE et an 2000"),
        ("covid-19, Saint-Denis", "covid 19 Saint Denis"),
        ("选举 win", "选 举 win"),
        ("नमस्ते दुनिया", "नमस्ते दुनिया"),
        ("_snake_case_ · & <b>", "snake case b"),
        ("", ""),
    ],
)
def test_a_text_falls_into_words(text: str, found: str) -> None:
    assert [each.word for each in words(text)] == found.split()


def test_a_word_knows_where_it_stands() -> None:
    text = "Le café d’Élise"
    assert [text[each.start : each.end] for each in words(text)] == ["Le", "café", "Élise"]


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Œuvre", "oeuvre"), ("٢٠٢٦", "2026"), ("elec\u00adtion", "election"), ("⑴", "1"), ("İ", "i")],
)
def test_folding_takes_away_what_people_leave_out(written: str, plain: str) -> None:
    assert folded(written) == plain


@given(st.text())
def test_whatever_is_written_folds_into_letters_and_digits(text: str) -> None:
    for each in words(text):
        plain = folded(each.word)
        assert all(not sign.isascii() or sign.isalnum() for sign in plain)
        assert folded(plain) == plain
