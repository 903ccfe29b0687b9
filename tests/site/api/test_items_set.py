"""Items are set as their edition's language demands: what the API answers is what readers see."""

from collections.abc import Callable

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.site.api.conftest import URI, Script, item

TYPED = 'L\'eau monte : "vite" !'
SET = "L’eau monte\u00a0: «\u00a0vite\u00a0»\u202f!"
HTML = "<p>Vraiment ? <code>a ; b</code></p>"


@pytest.fixture
def clara_script(script: Callable[[Person], Script], clara: Person, french: Edition) -> Script:
    french.sections.create(name="Port", slug="port")
    return script(clara)


def sent(headline: str = TYPED, html: str = HTML) -> dict[str, object]:
    return item(
        language="fr",
        headlines=[{"role": "main", "value": headline}],
        bodies=[{"contentType": "text/html", "value": html}],
    )


def headline(answer: object) -> str:
    (found,) = [each for each in answer.json()["headlines"] if each["role"] == "main"]  # type: ignore[attr-defined]
    return str(found["value"])


def test_words_are_set_as_they_come_in_and_answered_as_readers_have_them(
    clara_script: Script, client: Client
) -> None:
    url = clara_script.post(sent()).json()["url"]
    given = clara_script.get()
    page = client.get(url.removeprefix("https://testserver")).content.decode()

    assert headline(given) == SET
    assert f">{SET}</h1>" in page
    assert "Vraiment\u202f? <code>a ; b</code>" in page
    assert "Vraiment\u202f? <code>a ; b</code>" in given.json()["bodies"][0]["value"]


def test_the_same_item_again_changes_nothing_nor_does_what_we_answered(
    clara_script: Script,
) -> None:
    first = clara_script.post(sent()).json()
    again = clara_script.post(sent() | {"version": "2"}).json()
    given = clara_script.get().json()
    returned = clara_script.put(sent(headline=headline(clara_script.get()))).json()

    assert (again["version"], returned["version"]) == (first["version"], first["version"])
    assert clara_script.get().json() == given


def test_what_its_sender_typed_is_kept_and_can_be_had_back(clara_script: Script) -> None:
    clara_script.post(sent())
    story = Story.objects.get(uri=URI)
    story.as_typed = True
    story.set_type()

    assert (story.headline, story.marks) == (TYPED, {})
    assert [block["value"] for block in story.body.get_prep_value()] == [HTML]


def test_a_story_that_is_left_as_typed_stays_so_when_more_comes(clara_script: Script) -> None:
    clara_script.post(sent())
    Story.objects.filter(uri=URI).update(as_typed=True)
    clara_script.post(sent(headline='"Fini" !', html="<p>Oui !</p>") | {"version": "2"})

    story = Story.objects.get(uri=URI)
    assert (story.headline, story.marks) == ('"Fini" !', {})


def test_new_words_forget_what_was_set_in_the_old_ones(clara_script: Script) -> None:
    clara_script.post(sent())
    clara_script.post(sent(headline="Fini", html="<p>Oui.</p>") | {"version": "2"})

    assert Story.objects.get(uri=URI).marks == {}


def test_the_slug_is_that_of_the_words(clara_script: Script) -> None:
    assert clara_script.post(sent()).json()["url"].endswith("/fr/port/leau-monte-vite/")
