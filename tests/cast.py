"""The cast: the newsroom that every test meets. Anything unusual is built in the test itself."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from nightdesk.editions.models import Desk, Edition, Section
from nightdesk.live.models import LiveBlog
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Author, Byline, Story

PASSWORD = "the tide comes in at nine"
NewStory = Callable[..., Story]
_numbers = count(1)


def person(name: str, role: Role, *desks: Desk) -> Person:
    """Someone who can sign in as name@harbour.example with PASSWORD."""
    made = Person.objects.create_user(
        f"{name.lower()}@harbour.example", PASSWORD, name=name, role=role
    )
    made.desks.set(desks)
    return made


def paragraph(text: str) -> dict[str, str]:
    return {"type": "paragraph", "value": f"<p>{text}</p>"}


@pytest.fixture
def harbour_desk(db: None) -> Desk:
    return Desk.objects.create(name="Harbour", slug="harbour")


@pytest.fixture
def sport_desk(db: None) -> Desk:
    return Desk.objects.create(name="Sport", slug="sport")


@pytest.fixture
def english(db: None) -> Edition:
    return Edition.objects.create(
        code="en", name="The Harbour Gazette", language="en", time_zone="Europe/London", position=1
    )


@pytest.fixture
def french(db: None) -> Edition:
    return Edition.objects.create(
        code="fr", name="La Gazette du Port", language="fr", time_zone="Europe/Paris", position=2
    )


@pytest.fixture
def arabic(db: None) -> Edition:
    return Edition.objects.create(
        code="ar",
        name="جريدة الميناء",
        language="ar",
        direction="rtl",
        time_zone="Africa/Tunis",
        position=3,
    )


@pytest.fixture
def harbour(english: Edition, harbour_desk: Desk) -> Section:
    return english.sections.create(name="Harbour", slug="harbour", position=1, desk=harbour_desk)


@pytest.fixture
def sport(english: Edition, sport_desk: Desk) -> Section:
    return english.sections.create(name="Sport", slug="sport", position=2, desk=sport_desk)


@pytest.fixture
def rosa(harbour_desk: Desk) -> Person:
    """A reporter of the harbour desk."""
    return person("Rosa", Role.REPORTER, harbour_desk)


@pytest.fixture
def sami(sport_desk: Desk) -> Person:
    """A reporter of another desk."""
    return person("Sami", Role.REPORTER, sport_desk)


@pytest.fixture
def ida(harbour_desk: Desk) -> Person:
    """The editor of the harbour desk."""
    return person("Ida", Role.EDITOR, harbour_desk)


@pytest.fixture
def tomas(harbour_desk: Desk) -> Person:
    """The other editor of the harbour desk."""
    return person("Tomas", Role.EDITOR, harbour_desk)


@pytest.fixture
def clara(db: None) -> Person:
    """The chief editor."""
    return person("Clara", Role.CHIEF_EDITOR)


@pytest.fixture
def pia(harbour_desk: Desk) -> Person:
    """The harbour's picture editor."""
    return person("Pia", Role.PICTURE_DESK, harbour_desk)


@pytest.fixture
def max_moderator(harbour_desk: Desk) -> Person:
    """A moderator."""
    return person("Max", Role.MODERATOR, harbour_desk)


@pytest.fixture
def ada(db: None) -> Person:
    """The administrator."""
    return person("Ada", Role.ADMINISTRATOR)


@pytest.fixture
def lena(db: None) -> Person:
    """A reader with an account."""
    return person("Lena", Role.READER)


@pytest.fixture
def author(english: Edition, rosa: Person) -> Author:
    return Author.objects.create(
        edition=english, name="Rosa Marlow", slug="rosa-marlow", person=rosa, role_line="Reporter"
    )


@pytest.fixture
def write(harbour: Section) -> NewStory:
    """Write a draft: `write("Ferry cancelled", slug="ferry")`, in the harbour section unless told."""

    def written(headline: str = "", **fields: Any) -> Story:
        number = next(_numbers)
        section = fields.pop("section", harbour)
        by = fields.pop("authors", ())
        story = Story(
            edition=section.edition,
            section=section,
            desk=fields.pop("desk", section.desk),
            headline=headline or f"Ferry number {number} is late",
            slug=fields.pop("slug", f"ferry-{number}"),
            body=fields.pop("body", [paragraph("The ferry left at nine.")]),
            **fields,
        )
        story.bylines = [Byline(author=someone) for someone in by]
        story.save()
        return story

    return written


@pytest.fixture
def draft(write: NewStory) -> Story:
    return write("A draft of the ferry story", slug="ferry-draft")


@pytest.fixture
def harbour_fire(write: NewStory, ida: Person) -> Story:
    """A published story."""
    story = write(
        "Fire on the north quay",
        slug="harbour-fire",
        slugline="HARBOUR-FIRE",
        standfirst="Nobody was hurt.",
    )
    story.publish(by=ida)
    return story


@pytest.fixture
def regatta(write: NewStory, ida: Person) -> LiveBlog:
    """A live blog that readers have, with no post yet."""
    story = write("Regatta day", slug="regatta-day", is_live_blog=True, standfirst="All races.")
    story.publish(by=ida)
    return LiveBlog.objects.of(story)
