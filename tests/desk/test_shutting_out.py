"""Whoever is shut out is out at once; a name that deceives is taken away."""

import pytest
from django.test import Client

from nightdesk.bakery.models import Generation
from nightdesk.desk.forms.people import OwnNameForm
from nightdesk.people import display_names
from nightdesk.people.generations import face
from nightdesk.people.models import Person, Token
from nightdesk.people.roles import Role
from tests.desk.conftest import SitDown
from tests.desk.test_people import edit, form


def is_signed_in(client: Client) -> bool:
    return bool(client.get("/me.json").json()["signed_in"])


def drawn_anew(person: Person) -> bool:
    return Generation.objects.filter(name=face(person.pk)).exists()


@pytest.fixture
def at_work(rosa: Person) -> Client:
    browser = Client()
    browser.force_login(rosa)
    assert is_signed_in(browser)
    return browser


def test_who_is_shut_out_is_nowhere_signed_in(
    ada: Person, rosa: Person, at_work: Client, sit_down: SitDown
) -> None:
    token = Token.objects.issue(rosa)
    desk = sit_down(ada)
    desk.post(edit(rosa), form(rosa, is_active=""))
    assert not is_signed_in(at_work)
    assert not Token.objects.bearing(token).exists()

    rosa.refresh_from_db()
    desk.post(edit(rosa), form(rosa, is_active="on"))
    assert Person.objects.get(pk=rosa.pk).is_active
    assert not is_signed_in(at_work)
    assert not Token.objects.bearing(token).exists()


def test_another_role_is_signed_in_for_anew(
    ada: Person, rosa: Person, at_work: Client, sit_down: SitDown
) -> None:
    token = Token.objects.issue(rosa)
    sit_down(ada).post(edit(rosa), form(rosa, role=Role.READER))

    assert not is_signed_in(at_work)
    assert Token.objects.bearing(token).exists()
    assert drawn_anew(rosa)


def test_other_changes_sign_nobody_out(
    ada: Person, rosa: Person, at_work: Client, sit_down: SitDown
) -> None:
    sit_down(ada).post(edit(rosa), form(rosa, email="rosa.marlow@harbour.example"))

    assert is_signed_in(at_work)
    assert not drawn_anew(rosa)


def test_a_display_name_is_shown_and_taken_away(
    ada: Person, lena: Person, sit_down: SitDown
) -> None:
    desk = sit_down(ada)
    assert "takes_display_name" not in desk.get(edit(lena)).content.decode()
    display_names.take(lena, "Tide watcher")
    assert "Take the display name «Tide watcher» away" in desk.get(edit(lena)).content.decode()
    assert "Tide watcher" in desk.get("/desk/people/").content.decode()

    desk.post(edit(lena), form(lena, takes_display_name="on"))

    assert Person.objects.get(pk=lena.pk).public_name == "A reader"
    assert drawn_anew(lena)


def test_a_name_of_ones_own_is_drawn_anew(rosa: Person) -> None:
    form = OwnNameForm({"name": "Rosa Marlow"}, instance=rosa)
    assert form.is_valid()
    assert form.save().public_name == "Rosa Marlow"
    assert drawn_anew(rosa)
