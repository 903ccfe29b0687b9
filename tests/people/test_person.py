"""Accounts, roles and what one may do."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from nightdesk.people.backend import RoleBackend
from nightdesk.people.models import Person, Token
from nightdesk.people.roles import PERMISSIONS, STORY_RIGHTS, Role
from tests.cast import PASSWORD


def test_the_address_is_the_sign_in_in_any_spelling(ida: Person) -> None:
    assert authenticate(username=" IDA@Harbour.Example", password=PASSWORD) == ida
    assert authenticate(username="ida@harbour.example", password="wrong") is None


def test_an_account_needs_an_address(db: None) -> None:
    with pytest.raises(ValueError, match="needs an e-mail address"):
        Person.objects.create_user("")


def test_a_person_is_called_by_name_or_address(ida: Person) -> None:
    assert [str(ida), ida.get_full_name(), ida.get_short_name()] == ["Ida"] * 3
    assert str(Person(email="x@harbour.example")) == "x@harbour.example"


def test_only_an_administrator_may_all(ada: Person, clara: Person) -> None:
    assert ada.has_perm("people.change_person")
    assert not clara.has_perm("people.change_person")
    made = Person.objects.create_superuser("boss@harbour.example", "a long enough one")
    assert (made.role, made.is_superuser) == ("administrator", True)


def test_every_role_has_its_rights_and_permissions() -> None:
    assert set(STORY_RIGHTS) == set(PERMISSIONS) == set(Role.values)


def test_a_reader_has_no_say_in_the_newsroom(lena: Person, rosa: Person) -> None:
    assert (lena.is_newsroom, rosa.is_newsroom) == (False, True)
    assert not any(lena.may(right) for right in STORY_RIGHTS[Role.CHIEF_EDITOR])
    assert not lena.has_perm("wagtailadmin.access_admin")


def test_a_role_gives_permissions_until_the_account_is_closed(rosa: Person) -> None:
    assert rosa.has_perm("stories.add_story")
    assert not rosa.has_perm("stories.publish_story")
    assert rosa.get_user_permissions() == rosa.get_group_permissions() == PERMISSIONS["reporter"]

    rosa.is_active = False
    assert not rosa.has_perm("stories.add_story")
    assert not rosa.may("write")
    assert RoleBackend().get_all_permissions(AnonymousUser()) == set()


def test_a_token_is_printed_alone_and_kept_as_a_digest(
    ida: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("create_token", "Ida@harbour.example")

    text = capsys.readouterr().out.strip()
    token = Token.objects.bearing(text).get()
    assert token.person == ida
    assert text not in token.digest
    assert str(token) == f"token {token.pk} of Ida"


def test_nobody_else_gets_a_token(db: None) -> None:
    with pytest.raises(CommandError, match=r"Nobody signs in as nobody@harbour\.example"):
        call_command("create_token", "nobody@harbour.example")


def test_a_closed_account_bears_no_token(ida: Person) -> None:
    text = Token.objects.issue(ida)
    ida.is_active = False
    ida.save()

    assert not Token.objects.bearing(text).exists()


@pytest.mark.parametrize(
    ("remote", "host", "forwarded", "may"),
    [
        ("127.0.0.1", "127.0.0.1:8000", "", True),
        ("::1", "[::1]:8000", "", True),
        ("127.0.0.1", "localhost", "", True),
        ("127.0.0.1", "paper.example", "", False),
        ("192.0.2.7", "127.0.0.1", "", False),
        ("127.0.0.1", "127.0.0.1", "192.0.2.7", False),
    ],
)
def test_the_demos_cast_signs_in_on_this_machine_only(
    ida: Person, settings: object, remote: str, host: str, forwarded: str, may: bool
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    ida.is_demo = True
    ida.save()
    headers = {"host": host} | ({"x-forwarded-for": forwarded} if forwarded else {})
    request = RequestFactory(headers=headers).get("/", REMOTE_ADDR=remote)

    assert bool(authenticate(request, username=ida.email, password=PASSWORD)) == may


def test_a_password_of_ones_own_ends_being_of_the_cast(ida: Person) -> None:
    ida.is_demo = True
    ida.set_password("something of my own")

    assert not ida.is_demo
