"""Display names: everyone is called as they like, and nobody is taken for another."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nightdesk.editions.models import Edition
from nightdesk.people import display_names
from nightdesk.people.errors import NameRefused
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Author
from tests.cast import person

ALIKE = st.sampled_from([("o", "о"), ("a", "а"), ("e", "е"), ("p", "р"), ("c", "с"), ("x", "х")])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Lena \t of the\nquay ", "Lena of the quay"),
        ("Le\u202ena", "Lena"),
        ("Le\u200bna\u2060", "Lena"),
        ("Le\x00na\x07", "Lena"),
        ("Rene\u0301", "René"),
        ("Анна-Мария", "Анна-Мария"),
        ("محمّد الأمين", "محمّد الأمين"),
        ("می\u200cروم", "می\u200cروم"),
        ("山田 Taro", "山田 Taro"),
        ("O’Brien Jr.", "O’Brien Jr."),
        ("Анна Smith", "Анна Smith"),
    ],
)
def test_a_name_is_kept_as_it_reads(db: None, typed: str, kept: str) -> None:
    assert display_names.check(typed, None) == kept


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "between 2 and 40"),
        ("L", "between 2 and 40"),
        ("L" * 41, "between 2 and 40"),
        ("Lena ✔", "is made of letters"),
        ("Lena\U0001f600", "is made of letters"),
        ("<b>Lena</b>", "is made of letters"),
        ("lena@harbour.example", "is made of letters"),
        ("𝓛𝓮𝓷𝓪", "is made of letters"),
        ("12 34", "use letters"),
        ("L" + "\u0316" * 4 + "ena", "use letters"),
        ("\u0316\u0316Lena", "use letters"),
        ("L\u0435na", "several alphabets"),
        ("Ροsa", "several alphabets"),
    ],
)
def test_what_cannot_be_read_or_deceives_is_refused(db: None, name: str, why: str) -> None:
    with pytest.raises(NameRefused, match=why):
        display_names.check(name, None)


@pytest.mark.parametrize(
    "name",
    [
        "Moderator", "The Editor", "adm1n", "M.o.d.e.r.a.t.o.r", "TheModerators", "admin2026",
        "Modératrice", "La rédaction", "Editora", "Администратор", "модератор", "المحرر", "مشرف", "Nightdesk",
        "Host", "h0st", "Ведущий", "المضيف",
    ],
)  # fmt: skip
def test_no_reader_speaks_for_the_newsroom(db: None, name: str) -> None:
    with pytest.raises(NameRefused, match="speaks for the newsroom"):
        display_names.check(name, None)


@pytest.mark.parametrize("name", ["Badminton Bob", "Joe Root", "Creditor", "رسمي", "Modesta"])
def test_a_name_that_only_sounds_like_an_office_is_welcome(db: None, name: str) -> None:
    assert display_names.check(name, None) == name


@pytest.mark.parametrize("name", ["Ida", "IDA", "lda", "Idá", "I.d.a"])
def test_no_reader_looks_like_the_newsroom(ida: Person, name: str) -> None:
    with pytest.raises(NameRefused, match="Somebody of the newsroom"):
        display_names.check(name, None)


@pytest.mark.parametrize("name", ["The Harbour Gazette", "Rosa Marlow", "Rosa-Mar1ow"])
def test_no_reader_looks_like_a_paper_or_who_signs_in_it(
    english: Edition, author: Author, name: str
) -> None:
    with pytest.raises(NameRefused, match="Somebody of the newsroom"):
        display_names.check(name, None)


def test_an_editor_may_say_so(ida: Person) -> None:
    display_names.take(ida, "Ida, editor".replace(",", ""))

    assert ida.public_name == "Ida editor"


def test_nobody_looks_like_another_reader(lena: Person, ida: Person) -> None:
    display_names.take(lena, "Tide watcher")

    for who in (ida, person("Mira", Role.READER)):
        with pytest.raises(NameRefused, match="Somebody is called this"):
            display_names.take(who, "TideVVatcher")
    display_names.take(lena, "Tide Watcher")
    assert Person.objects.get(pk=lena.pk).display_name == "Tide Watcher"


def test_of_two_who_take_a_name_at_once_one_has_it(
    lena: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    mira = person("Mira", Role.READER)
    monkeypatch.setattr(display_names, "check", lambda name, _person: name)
    display_names.take(lena, "Tide watcher")

    with pytest.raises(NameRefused, match="Somebody is called this"):
        display_names.take(mira, "tide watcher")


def test_a_name_taken_away_is_free(lena: Person) -> None:
    display_names.take(lena, "Tide watcher")
    display_names.reset(lena)

    assert lena.public_name == "A reader"
    assert display_names.check("Tide watcher", None) == "Tide watcher"


def test_a_readers_own_name_is_never_shown(lena: Person, ida: Person) -> None:
    assert (lena.public_name, ida.public_name) == ("A reader", "Ida")


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = display_names.clean(text)

    assert display_names.clean(once) == once
    assert once == unicodedata.normalize("NFC", once)
    assert not any(unicodedata.category(one) in {"Cc", "Cs"} for one in once)


@given(st.text("acexp", min_size=2, max_size=12), st.lists(ALIKE, min_size=6, max_size=6))
def test_a_name_in_letters_that_look_alike_collides(
    name: str, alphabets: list[tuple[str, str]]
) -> None:
    spoof = name.translate(str.maketrans(dict(alphabets)))

    assert display_names.skeleton(spoof) == display_names.skeleton(name)
