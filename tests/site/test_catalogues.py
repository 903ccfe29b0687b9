"""The house in its languages: every text has words, and the words are whole."""

import ast
import re
import shutil
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from django.core.management import call_command
from pytest_django.fixtures import Settings

from nightdesk.lib.typography import set_text
from nightdesk.site.catalogues import compile_catalogues
from nightdesk.site.extraction import (
    FUNCTIONS,
    HOUSE,
    catalogue_files,
    read_catalogue,
    texts_of_the_house,
)
from nightdesk.site.management.commands.catalogues import untranslated

FILES = dict(catalogue_files())
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w+\}")
TAG = re.compile(r"</?\w+[^>]*>")
ARABIC_LETTER, RUSSIAN_LETTER = re.compile(r"[ء-ي]"), re.compile(r"[а-яё]", re.IGNORECASE)
NUMBERS = {f"%({name})s" for name in ("stories", "more", "number", "comments", "days")} | {
    "%(count)d",
    "%(many)d",
}
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
every_language = pytest.mark.parametrize("language", FILES)


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return texts_of_the_house()


def catalogue(language: str) -> Catalog:
    return read_catalogue(language, FILES[language])


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def forms(words: str | list[str] | tuple[str, ...]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def sentences(language: str) -> list[tuple[str, str]]:
    """Every form of every text, with what is neither words nor left as the source has it taken out."""
    return [
        (forms(message.id)[-1], " ".join(_own_words(words, forms(message.id)[-1])))
        for message in messages(language)
        for words in forms(message.string)
    ]


def _own_words(words: str, source: str) -> list[str]:
    kept = set(source.split())
    return [word for word in PLACEHOLDER.sub("1", words).split(" ") if word not in kept]


def test_the_house_speaks_five_languages_and_one_is_its_source() -> None:
    assert sorted(FILES) == ["ar", "es", "fr", "ru"]


@every_language
def test_a_catalogue_has_every_text_of_the_house_and_no_other(
    language: str, texts: Catalog
) -> None:
    wanted = {(message.id, message.context) for message in texts if message.id}
    assert {(message.id, message.context) for message in messages(language)} == wanted
    assert not catalogue(language).obsolete


def test_no_text_hides_inside_an_f_string() -> None:
    """Before Python 3.12 nothing can read it there; the feeds of a French paper said *retracted*."""
    hidden = [
        f"{path.name}: {call.lineno}"
        for path in HOUSE.rglob("*.py")
        for string in ast.walk(ast.parse(path.read_text()))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in FUNCTIONS
    ]
    assert hidden == []


def test_gettext_goes_by_names_that_are_read() -> None:
    """Under any other name its texts are not collected."""
    unread = [
        f"{path.name}: {name.asname}"
        for path in HOUSE.rglob("*.py")
        for found in ast.walk(ast.parse(path.read_text()))
        if isinstance(found, ast.ImportFrom) and found.module == "django.utils.translation"
        for name in found.names
        if name.asname not in {None, "_"} and name.name in FUNCTIONS
    ]
    assert unread == []


@every_language
def test_no_text_is_without_words_or_guessed(language: str) -> None:
    assert [message.id for message in untranslated(catalogue(language))] == []
    assert [message.id for message in messages(language) if message.fuzzy] == []


@every_language
def test_placeholders_are_those_of_the_source(language: str) -> None:
    """A word such as `two stories` may count by itself: it may leave a named number out, no other."""
    wrong = []
    for message in messages(language):
        source = Counter(PLACEHOLDER.findall(forms(message.id)[-1]))
        for words in forms(message.string):
            missing = source - Counter(PLACEHOLDER.findall(words))
            extra = Counter(PLACEHOLDER.findall(words)) - source
            counts = message.pluralizable and set(missing) <= NUMBERS
            if extra or (missing and not counts):
                wrong.append(words)
    assert wrong == []


@every_language
def test_tags_are_those_of_the_source(language: str) -> None:
    for message in messages(language):
        source = sorted(TAG.findall(forms(message.id)[-1]))
        for words in forms(message.string):
            assert sorted(TAG.findall(words)) == source


def test_each_language_counts_in_its_own_forms() -> None:
    counted = {language: catalogue(language).num_plurals for language in FILES}
    assert counted == {"ar": 6, "es": 2, "fr": 2, "ru": 3}


def test_french_has_its_own_quotation_marks_and_apostrophes() -> None:
    assert [words for _, words in sentences("fr") if set("'\"“”‘") & set(words)] == []


def test_french_keeps_a_no_break_space_beside_double_punctuation() -> None:
    lonely = re.compile(r"(?<!\u00a0)[:»]|(?<!\u202f)[;?!]|«(?!\u00a0)|[\u00a0\u202f ] ")
    assert [words for _, words in sentences("fr") if lonely.search(words)] == []


def test_arabic_is_written_in_arabic_with_its_own_punctuation() -> None:
    wrong = []
    for source, words in sentences("ar"):
        is_foreign = set(LATIN_WORD.findall(words)) - set(LATIN_WORD.findall(source))
        is_silent = LATIN_WORD.search(PLACEHOLDER.sub("", source)) and not ARABIC_LETTER.search(
            words
        )
        if is_foreign or is_silent or set(",;?'\"“”") & set(words):
            wrong.append(words)
    assert wrong == []


@pytest.mark.parametrize("language", ["es", "ru"])
def test_spanish_and_russian_have_angular_quotation_marks(language: str) -> None:
    assert [words for _, words in sentences(language) if set("'\"“”‘") & set(words)] == []


@pytest.mark.parametrize("language", ["ar", "es", "ru"])
def test_our_own_words_are_set_as_our_own_typography_sets_them(language: str) -> None:
    """French has more to see to: its catalogue also names what is no French, such as `data:`."""
    words = [form for message in messages(language) for form in forms(message.string)]
    assert [each for each in words if set_text(each, language).text != each] == []


def test_russian_is_written_in_russian() -> None:
    wrong = []
    for source, words in sentences("ru"):
        is_foreign = set(LATIN_WORD.findall(words)) - set(LATIN_WORD.findall(source))
        is_silent = LATIN_WORD.search(PLACEHOLDER.sub("", source)) and not RUSSIAN_LETTER.search(
            words
        )
        if is_foreign or is_silent:
            wrong.append(words)
    assert wrong == []


@pytest.mark.parametrize(("column", "language"), [(1, "fr"), (2, "ar"), (3, "es"), (4, "ru")])
def test_the_words_of_the_newsroom_are_those_agreed_on(column: int, language: str) -> None:
    page = Path("docs/developers/translations.md").read_text()
    rows = [
        re.split(r" *\| *", row.strip("| ")) for row in re.findall(r"^\|.*", page, re.MULTILINE)
    ]
    agreed = {row[0]: row[column] for row in rows[2:]}
    assert {word: catalogue(language)[word].string for word in agreed} == agreed


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A copy of the catalogues, in place of ours."""
    (ours,) = settings.LOCALE_PATHS
    copies = tmp_path / "locale"
    shutil.copytree(ours, copies, ignore=shutil.ignore_patterns("*.mo"))
    settings.LOCALE_PATHS = [copies]
    return copies


def test_bringing_catalogues_up_to_date_again_changes_nothing(folder: Path) -> None:
    files = sorted(folder.rglob("*.po"))
    call_command("catalogues", stdout=StringIO())
    once = [path.read_text() for path in files]
    call_command("catalogues", stdout=StringIO())
    assert [path.read_text() for path in files] == once


def test_a_catalogue_names_no_one_and_no_day(folder: Path) -> None:
    call_command("catalogues", stdout=StringIO())
    header = (folder / "fr/LC_MESSAGES/django.po").read_text().partition("#:")[0]
    assert re.findall(r'"([\w-]+):', header) == [
        "Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Plural-Forms",
    ]


def test_a_new_text_waits_for_words_and_one_that_is_gone_goes(folder: Path) -> None:
    path = folder / "fr/LC_MESSAGES/django.po"
    ours = path.read_text()
    path.write_text(ours.replace('msgid "Wire"', 'msgid "Cable"'))
    told = StringIO()
    call_command("catalogues", stdout=told)
    assert "  Wire\n" in told.getvalue()
    assert 'msgid "Wire"\nmsgstr ""' in path.read_text()
    assert "Cable" not in path.read_text()


def test_a_new_language_begins_with_every_text(folder: Path, texts: Catalog) -> None:
    shutil.rmtree(folder / "ar")
    told = StringIO()
    call_command("catalogues", stdout=told)
    assert f"ar: {len(texts)} texts, {len(texts)} without words" in told.getvalue()


def test_a_catalogue_is_compiled_when_it_changed_and_only_then(folder: Path) -> None:
    assert [compile_catalogues(), compile_catalogues()] == [len(FILES), 0]
