"""No word is foreign on the pages that one person sees of discussions, in their forms and in what those refuse."""

import re

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.models import Comment
from tests.cast import PASSWORD, NewStory, paragraph, person
from tests.site.marking import bare, heard, mark_every_text
from tests.talk.pages import FROM_HERE

WORD, SENTENCE = "Λόγος", "Λόγος και πάλι λόγος."
NONSENSE = dict.fromkeys(["text", "ground", "kind", "on", "address", "offence", "email"], "λ" * 50)
# A language is offered in its own words, whatever language the page is in.
OFFERED_LANGUAGE = re.compile(r'<option[^>]*\bvalue="[a-z]{2}".*?</option>', re.DOTALL)


@pytest.fixture(params=["ar", "en", "es", "fr", "ru"])
def story(request: pytest.FixtureRequest, db: None, write: NewStory, ida: Person) -> Story:
    edition = Edition.objects.create(
        code="el", name=WORD, language=request.param, tagline=SENTENCE, publisher=WORD,
        contact_email="λ@gazette.example", direction="rtl" if request.param == "ar" else "ltr",
    )  # fmt: skip
    section = edition.sections.create(name=WORD, slug="port")
    made = write(WORD, slug="fire", section=section, body=[paragraph(SENTENCE)])
    made.publish(by=ida)
    return made


def comment_of(name: str, story: Story) -> Comment:
    author = person(name, Role.READER)
    Person.objects.filter(pk=author.pk).update(name=WORD, display_name=f"{WORD} {author.pk}")
    said = posting.post(story, posting.Draft(SENTENCE), by=author)
    Comment.objects.filter(pk=said.pk).update(state="shown")
    return said


def foreign_in(client: Client, addresses: list[str], language: str) -> dict[str, list[str]]:
    """The foreign words of each page: as it is asked for, and sent with nothing and with nonsense in it."""
    found = {}
    for address in addresses:
        for answer in (client.get(address), client.post(address), client.post(address, NONSENSE)):
            if "html" in answer.headers.get("Content-Type", ""):
                said = heard(OFFERED_LANGUAGE.sub("", answer.content.decode()))
                found[f"{address} {answer.status_code}"] = bare(said, language)
    assert found
    return {page: words for page, words in found.items() if words}


def test_no_word_of_a_discussion_is_foreign(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    own, other = (comment_of(name, story).get_absolute_url() for name in ("lena", "omar"))
    client = Client(headers=FROM_HERE)
    client.post("/account/login/", {"login": "lena@harbour.example", "password": PASSWORD})
    mark_every_text(monkeypatch)

    pages = [f"{story.get_absolute_url()}discussion/{at}" for at in ("", "write/")]
    pages += [f"{own}edit/", *(f"{other}{act}" for act in ("", "report/", "mute/", "reaction/"))]
    pages += ["/account/answers/", "/account/decisions/", "/el/report/", "/el/moderation/2026/"]
    assert foreign_in(client, pages, story.edition.language) == {}
