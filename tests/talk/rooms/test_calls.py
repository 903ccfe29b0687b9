"""Whoever is called in a message hears of it; little pictures can be typed as words."""

import pytest

from nightdesk.people import display_names
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.talk import answers
from nightdesk.talk.models import Letter, Mute, Told
from nightdesk.talk.text import as_html
from tests.cast import person
from tests.talk.conftest import Say
from tests.talk.pages import signed_in, text_of
from tests.talk.rooms.conftest import Chat


@pytest.fixture
def tess(db: None) -> Person:
    made = person("Tess", Role.READER)
    display_names.take(made, "Tess of the Mole")
    return made


def told() -> list[Person]:
    return [one.person for one in Told.objects.order_by("pk")]


@pytest.mark.parametrize(
    "text",
    [
        "@Tess of the Mole, are you there?",
        "Look, @tess of the mole!",
        "(@Tess of the Mole)",
        "@Nobody @Tess of the Mole came in",
        "@Tess of the Mole @Tess of the Mole",
    ],
)
def test_whoever_is_called_is_told_once(chat: Chat, tess: Person, text: str) -> None:
    chat(text)
    assert told() == [tess]


@pytest.mark.parametrize(
    "text", ["@Tess", "a@Tess of the Mole", "Tess of the Mole", "@", "@ @ @\n@"]
)
def test_nobody_else_is(chat: Chat, tess: Person, text: str) -> None:
    chat(f"Hello. {text}")
    assert told() == []


def test_who_calls_themselves_or_is_muted_calls_nobody(
    chat: Chat, tess: Person, ben: Person, lena: Person
) -> None:
    Mute.objects.create(person=tess, muted=lena)
    chat("@Tess of the Mole")
    chat("I am @Tess of the Mole.", by=tess)
    assert told() == []
    chat("Are you, @Tess of the Mole?", by=ben)
    assert told() == [tess]


def test_under_a_story_nobody_is_called(say: Say, tess: Person) -> None:
    say("@Tess of the Mole, are you there?")
    assert told() == []


def test_it_stands_on_their_page_and_in_a_letter(
    chat: Chat, tess: Person, ben: Person, lena: Person
) -> None:
    display_names.take(lena, "Lena of the Lock")
    called = chat("Where are you, @Tess of the Mole?")
    answer = chat("Here.", by=tess, answers=called.key)
    answers.mail_due(called.posted_at + 2 * answers.GRACE)
    letters = Letter.objects.order_by("pk").values_list("to", "subject")
    assert list(letters) == [
        (tess.email, "Lena of the Lock called you: On the quay"),
        (lena.email, "Tess of the Mole answered you: On the quay"),
    ]
    shown = text_of(signed_in(tess).get("/account/answers/"))
    assert (called.get_absolute_url() in shown, called.text in shown) == (True, True)
    assert answer.parent == called


def test_little_pictures_are_drawn_in_text_alone() -> None:
    drawn = as_html("A :heart: and `:heart:`, https://a.example/:heart:/ at 10:heart:30 :unknown:")
    assert drawn.count("❤️") == 1
    assert drawn.startswith("<p>A ❤️ and <code>:heart:</code>")
