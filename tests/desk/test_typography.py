"""Typography at the desk: words are set as they are saved, the editor is told, and what was typed comes back."""

from typing import Any

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import StandingPage, Story
from nightdesk.wire.models import Flash
from tests.cast import NewStory
from tests.desk.conftest import SitDown
from tests.desk.editor_page import body, typed

JSON = {"Accept": "application/json"}
HEADLINE = 'Le bac part : "enfin" !'
SET = "Le bac part\u00a0: «\u00a0enfin\u00a0»\u202f!"


@pytest.fixture
def copy(french: Edition, write: NewStory, harbour_desk: Any) -> Story:
    section = french.sections.create(name="Port", slug="port", desk=harbour_desk)
    story = write("Le bac", section=section)
    story.save_revision()
    return story


def edit(story: Story) -> str:
    return f"/desk/stories/edit/{story.pk}/"


def latest(story: Story) -> Story:
    copy: Story = Story.objects.get(pk=story.pk).get_latest_revision_as_object()
    return copy


def paragraph_of(story: Story | StandingPage) -> tuple[str, str]:
    (block,) = story.body.get_prep_value()
    return block["id"], block["value"]


def test_words_are_set_as_they_are_saved_and_the_editor_is_told(
    ida: Person, copy: Story, sit_down: SitDown
) -> None:
    page = typed(copy, headline=HEADLINE) | body("L'eau monte ; vraiment ?")
    answer = sit_down(ida).post(edit(copy), page, follow=True)

    story = latest(copy)
    assert story.headline == SET
    assert "L’eau monte\u202f; vraiment\u202f?" in paragraph_of(story)[1]
    (message,) = answer.context["messages"]
    assert "Typography (French): 6 spaces, 2 quotation marks, 1 apostrophe." in str(message)
    panel = answer.content.decode()
    assert "<mark>«\u00a0</mark>enfin" in panel


def test_saving_again_sets_nothing_more_and_says_nothing(
    ida: Person, copy: Story, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    client.post(edit(copy), typed(copy, headline=HEADLINE))
    answer = client.post(edit(copy), typed(copy, headline=SET), follow=True)

    *_, message = answer.context["messages"]
    assert "Typography" not in str(message)
    assert latest(copy).headline == SET


def test_the_switch_gives_back_what_was_typed_and_leaves_it(
    ida: Person, copy: Story, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    client.post(edit(copy), typed(copy, headline=HEADLINE) | body("Vraiment ?"))
    block, html = paragraph_of(latest(copy))
    page = typed(copy, headline=SET, as_typed="on") | body("Vraiment\u202f?")
    client.post(edit(copy), page | {"body-0-id": block})

    story = latest(copy)
    assert (story.headline, story.marks, story.as_typed) == (HEADLINE, {}, True)
    assert paragraph_of(story)[1] == html.replace("\u202f", " ")

    client.post(edit(copy), typed(copy, headline='"Non" !', as_typed="on"))
    assert latest(copy).headline == '"Non" !'

    client.post(edit(copy), typed(copy, headline='"Non" !'))
    assert latest(copy).headline == "«\u00a0Non\u00a0»\u202f!"


def test_what_was_typed_long_ago_comes_back_from_copy_that_was_edited_since(
    ida: Person, copy: Story, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    client.post(edit(copy), typed(copy, headline=HEADLINE))
    client.post(edit(copy), typed(copy, headline=f"{SET} Oui; non"))
    client.post(edit(copy), typed(copy, headline=latest(copy).headline, as_typed="on"))

    assert latest(copy).headline == f"{HEADLINE} Oui; non"


def test_a_save_by_itself_sets_what_is_kept_and_leaves_what_is_typed_alone(
    ida: Person, copy: Story, sit_down: SitDown
) -> None:
    """The page goes on as it was typed, under the writer's hands, and is set anew by the next save."""
    client = sit_down(ida)
    answer = client.post(edit(copy), typed(copy, headline='Il dit "ou'), headers=JSON)

    assert "headline" not in answer.json().get("field_updates", {})
    client.post(edit(copy), typed(copy, headline='Il dit "oui"'), headers=JSON)
    assert latest(copy).headline == "Il dit «\u00a0oui\u00a0»"
    told = client.post(edit(copy), typed(copy, headline='Il dit "oui"'), follow=True)
    assert "2 spaces, 2 quotation marks" in str(next(iter(told.context["messages"])))
    client.post(edit(copy), typed(copy, headline='Il dit "oui"', as_typed="on"))
    assert latest(copy).headline == 'Il dit "oui"'


def test_a_slug_is_made_of_words_not_of_their_spaces(
    ida: Person, copy: Story, sit_down: SitDown
) -> None:
    sit_down(ida).post(edit(copy), typed(copy, headline="L'eau : « oui » !", slug=""))

    assert latest(copy).slug == "leau-oui"


def test_a_headline_that_would_grow_too_long_stays_as_typed(
    ida: Person, copy: Story, sit_down: SitDown
) -> None:
    headline = f"{'a' * 246} ok!"
    sit_down(ida).post(edit(copy), typed(copy, headline=headline))

    assert latest(copy).headline == headline


def test_an_edition_may_leave_words_as_they_are_typed(
    ida: Person, copy: Story, french: Edition, sit_down: SitDown
) -> None:
    french.sets_type = False
    french.save()
    sit_down(ida).post(edit(copy), typed(copy, headline=HEADLINE))

    assert (latest(copy).headline, latest(copy).marks) == (HEADLINE, {})


def test_corrections_and_retractions_are_set_like_the_story(ida: Person, copy: Story) -> None:
    copy.publish(by=ida)

    assert copy.correct('Non : "oui" !', by=ida).text == "Non\u00a0: «\u00a0oui\u00a0»\u202f!"
    assert copy.retract("C'est faux !", by=ida).reason == "C’est faux\u202f!"


def test_a_flash_is_set_unless_it_is_sent_as_typed(
    ida: Person, french: Edition, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    client.post("/desk/flash/", {"headline": "Feu au port !", "edition": french.pk})
    client.post("/desk/flash/", {"headline": "Fini !", "edition": french.pk, "as_typed": "on"})

    assert [flash.headline for flash in Flash.objects.order_by("pk")] == [
        "Feu au port\u202f!",
        "Fini !",
    ]


def test_a_standing_page_is_set_too(clara: Person, french: Edition, sit_down: SitDown) -> None:
    page = {"edition": french.pk, "position": 1, "title": "Qui ?", "slug": "qui"}
    sit_down(clara).post("/desk/standing-pages/add/", page | body("L'eau !"))

    made = StandingPage.objects.get()
    saved = made.get_latest_revision_as_object()
    assert saved.title == "Qui\u202f?"
    assert "L’eau\u202f!" in paragraph_of(saved)[1]
    shown = sit_down(clara).get(f"/desk/standing-pages/edit/{made.pk}/").content.decode()
    assert "Typography (French): 2 spaces, 1 apostrophe." in shown


def test_what_authors_and_topics_say_of_themselves_is_set_when_it_is_written(
    clara: Person, french: Edition, sit_down: SitDown
) -> None:
    desk, rosa = sit_down(clara), {"edition": french.pk, "name": "Rosa", "slug": "rosa"}
    desk.post("/desk/authors/add/", rosa | {"role_line": "L'envoyée", "biography": "Partout !"})
    tides = {"edition": french.pk, "name": "Marées", "slug": "marees", "kind": "subject"}
    desk.post("/desk/topics/add/", tides | {"description": "L'eau monte ?"})

    author, topic = french.authors.get(), french.topics.get()
    assert (author.role_line, author.biography) == ("L’envoyée", "Partout\u202f!")
    assert topic.description == "L’eau monte\u202f?"


def test_what_an_author_said_of_themselves_before_stays_while_something_else_is_edited(
    clara: Person, french: Edition, sit_down: SitDown
) -> None:
    author = french.authors.create(name="Rosa", slug="rosa", biography="Partout !")
    page = {"edition": french.pk, "name": "Rosa", "slug": "rosa", "biography": "Partout !"}
    sit_down(clara).post(f"/desk/authors/edit/{author.pk}/", page | {"role_line": "Reporter"})

    author.refresh_from_db()
    assert (author.role_line, author.biography) == ("Reporter", "Partout !")


def test_the_list_finds_what_was_set_by_what_one_types(
    ida: Person, copy: Story, sit_down: SitDown
) -> None:
    sit_down(ida).post(edit(copy), typed(copy, headline="L'eau monte : fuyez !"))
    Story.objects.filter(pk=copy.pk).update(headline="L’eau monte\u00a0: fuyez\u202f!")
    found = sit_down(ida).get("/desk/stories/", {"q": "L'eau monte : fuyez !"})

    assert f"/desk/stories/edit/{copy.pk}/" in found.content.decode()


def test_an_edition_in_a_language_we_do_not_speak_is_noted_and_has_english_labels(
    ada: Person, english: Edition, sit_down: SitDown
) -> None:
    english.language = "de"
    english.save()
    page = {
        "name": "Hafenblatt", "code": "en", "language": "de", "direction": "ltr", "time_zone": "UTC",
        "position": 1, "sets_type": "on", "typeface": "",
    }  # fmt: skip
    form = sit_down(ada).get(f"/desk/editions/edit/{english.pk}/").context["form"]
    page["typeface"] = form["typeface"].value()
    answer = sit_down(ada).post(f"/desk/editions/edit/{english.pk}/", page, follow=True)

    assert "does not speak de" in str(next(iter(answer.context["messages"])))
    assert english.interface_language == "en"
    assert "Archive" in Client().get("/en/archive/").content.decode()
