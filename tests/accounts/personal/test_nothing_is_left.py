"""Erased is erased: no table, no file and no log holds a word of who it was."""

from datetime import timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.people import erasing, personal
from nightdesk.people.models import Person, Token
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from tests.accounts.personal.conftest import picture
from tests.cast import PASSWORD

CANARIES = ("zebrafinch", "Zebra Finchley", "zebra-agent", "zebracomment", "zebraword", "zebrakey")
# What belongs to one person alone, and goes with them. What PROTECTs them is the paper's record.
OWN = {
    "account.EmailAddress", "editions.Desk_members", "mfa.Authenticator", "people.Erasure",
    "people.Person_groups", "people.Person_user_permissions", "people.Token", "socialaccount.SocialAccount",
    "usersessions.UserSession", "wagtailadmin.EditingSession", "wagtailadmin.FormState", "wagtailcore.APIToken",
    "wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.PageSubscription", "wagtailusers.UserProfile",
    "wire.Seen",
}  # fmt: skip


@pytest.fixture
def zebra(english: Edition, harbour_fire: Story, client: Client) -> Person:
    """A reader who left a word of theirs wherever a reader can."""
    person = Person.objects.create_user(
        "zebrafinch@readers.example", PASSWORD, name="Zebra Finchley", role=Role.READER
    )
    client.post(
        "/account/login/",
        {"login": person.email, "password": PASSWORD},
        headers={"user-agent": "zebra-agent"},
    )
    sent = SimpleUploadedFile("zebraword.jpg", picture(comment=b"zebraword"))
    face = {"display_name": "Zebra Finchley", "about": "zebraword", "portrait": sent}
    assert client.post("/account/face/", face).status_code == 302
    assert client.post("/en/wire/seen/").status_code == 204
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "zebrakey"})
    Token.objects.issue(person)
    person.refresh_from_db()
    posting.post(harbour_fire, posting.Draft("A zebracomment."), by=person)
    return person


def told() -> str:
    """Everything that the database holds."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - its own name
            rows += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(rows)


def files() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_every_word_is_found_before(zebra: Person) -> None:
    found = told()

    assert [word for word in CANARIES if word not in found] == []
    assert all(part in str(personal.export(zebra)) for part in ("zebrafinch", "zebracomment"))


@pytest.mark.django_db(transaction=True)
def test_no_word_is_left_behind(zebra: Person, caplog: pytest.LogCaptureFixture) -> None:
    assert any(zebra.portrait_key in path.name for path in files())
    erasing.ask(zebra, timezone.now())

    assert erasing.carry_out_due(timezone.now() + timedelta(days=2)) == 1

    found = told()
    assert [word for word in CANARIES if word in found] == []
    assert not any(zebra.portrait_key in path.name for path in files())
    assert "zebra" not in caplog.text.lower()
    assert "zebra" not in str(personal.export(Person.objects.get(pk=zebra.pk))).lower()


def test_who_worked_here_leaves_the_papers_record_alone(ida: Person, harbour_fire: Story) -> None:
    told = personal.export(ida)["newsroom"]
    assert [act["kind"] for act in told["acts"]] == ["story.published"]
    assert told["desks"] == ["Harbour"]

    ida.take_role(Role.READER)
    personal.erase(ida)

    assert personal.export(ida)["newsroom"]["desks"] == []
    assert [event.actor_id for event in harbour_fire.events] == [ida.pk]
