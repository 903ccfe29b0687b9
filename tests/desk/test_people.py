"""People, editions, sections and desks at the desk: an administrator's records."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from nightdesk.editions.models import Desk, Edition, Section
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from tests.cast import PASSWORD
from tests.desk.conftest import SitDown

NEW = "/desk/people/new/"
LONG = "the gulls are out tonight"


def form(person: Person | None = None, **changes: Any) -> dict[str, Any]:
    filled = {
        "name": person.name if person else "Nora",
        "email": person.email if person else "Nora@Harbour.example",
        "role": person.role if person else Role.EDITOR,
        "is_active": "on",
        "password": "" if person else LONG,
        "desks": [desk.pk for desk in person.desks.all()] if person else [],
    }
    return filled | changes


def edit(person: Person) -> str:
    return f"/desk/people/edit/{person.pk}/"


def test_an_administrator_takes_somebody_on(
    ada: Person, harbour_desk: Desk, english: Edition, sit_down: SitDown
) -> None:
    sit_down(ada).post(NEW, form(desks=[harbour_desk.pk]))

    nora = Person.objects.get(email="nora@harbour.example")
    assert (nora.role, list(nora.desks.all())) == (Role.EDITOR, [harbour_desk])
    assert nora.check_password(LONG)
    assert nora.wagtail_userprofile.current_time_zone == "Europe/London"


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("password", "", "required"),
        ("password", "short", "too short"),
        ("email", "ADA@harbour.example", "signs in with this address already"),
        ("role", "emperor", "not one of the available choices"),
    ],
)
def test_what_cannot_be_is_told(
    field: str, value: str, word: str, ada: Person, sit_down: SitDown
) -> None:
    response = sit_down(ada).post(NEW, form(**{field: value}))

    assert word in str(response.context["form"].errors[field])
    assert Person.objects.count() == 1


def test_a_role_is_changed_and_the_password_kept(
    ada: Person, rosa: Person, sit_down: SitDown
) -> None:
    sit_down(ada).post(edit(rosa), form(rosa, role=Role.ADMINISTRATOR))

    rosa.refresh_from_db()
    assert (rosa.role, rosa.is_superuser) == (Role.ADMINISTRATOR, True)
    assert rosa.check_password(PASSWORD)
    assert rosa.desks.count() == 1


def test_a_new_password_is_set(ada: Person, rosa: Person, sit_down: SitDown) -> None:
    sit_down(ada).post(edit(rosa), form(rosa, password=LONG))

    rosa.refresh_from_db()
    assert rosa.check_password(LONG)


def test_with_a_new_address_the_old_letter_box_opens_nothing(
    ada: Person, rosa: Person, english: Edition, sit_down: SitDown, client: Client
) -> None:
    old = rosa.email
    client.post("/account/login/", {"login": old, "password": PASSWORD})
    sit_down(ada).post(edit(rosa), form(rosa, email="rosa@elsewhere.example"))
    stranger = Client()
    for address in (old, "rosa@elsewhere.example"):
        stranger.post("/account/password/reset/", {"email": address})
    assert [sent.subject[:9] for sent in mail.outbox] == ["No accoun", "Your code"]


@pytest.mark.parametrize("change", [{"role": Role.EDITOR}, {"is_active": ""}])
def test_the_last_administrator_stays(
    change: dict[str, str], ada: Person, sit_down: SitDown
) -> None:
    response = sit_down(ada).post(edit(ada), form(ada, **change))

    assert "role" in response.context["form"].errors


def test_one_of_two_administrators_may_go(ada: Person, rosa: Person, sit_down: SitDown) -> None:
    rosa.take_role(Role.ADMINISTRATOR)
    rosa.save()

    sit_down(ada).post(edit(ada), form(ada, role=Role.EDITOR))

    ada.refresh_from_db()
    assert (ada.role, ada.is_superuser) == (Role.EDITOR, False)


def test_a_chief_editor_makes_nobody_anything(
    clara: Person, rosa: Person, sit_down: SitDown
) -> None:
    sit_down(clara).post(edit(rosa), form(rosa, role=Role.ADMINISTRATOR))

    rosa.refresh_from_db()
    assert rosa.role == Role.REPORTER


@pytest.mark.parametrize("records", ["people", "editions", "sections", "desks"])
def test_nobody_deletes_them(
    records: str, ada: Person, harbour: Section, sit_down: SitDown
) -> None:
    client = sit_down(ada)

    assert client.get(f"/desk/{records}/").status_code == 200
    assert client.post(f"/desk/{records}/delete/1/").status_code == 404


def test_an_edition_is_added_and_changed(ada: Person, english: Edition, sit_down: SitDown) -> None:
    client = sit_down(ada)
    edition = {
        "name": "La Gazette", "code": "fr", "language": "fr", "direction": "ltr",
        "time_zone": "Europe/Paris", "position": "2", "tagline": "", "accent": "", "publisher": "",
        "contact_email": "",
    }  # fmt: skip

    client.post("/desk/editions/new/", edition)
    client.post(f"/desk/editions/edit/{english.pk}/", edition | {"code": "en", "name": "Gazette"})

    names = list(Edition.objects.order_by("code").values_list("code", "name"))
    assert names == [("en", "Gazette"), ("fr", "La Gazette")]


def test_ones_own_name_language_and_password_are_ones_own(
    rosa: Person, english: Edition, sit_down: SitDown
) -> None:
    client = sit_down(rosa)
    own = {
        "name_email-name": "Rosa M.", "locale-preferred_language": "ar",
        "locale-current_time_zone": "Africa/Tunis", "theme-theme": "system",
        "theme-contrast": "system", "theme-density": "default", "theme-keyboard_shortcuts": "on",
        "password-old_password": PASSWORD, "password-new_password1": LONG,
        "password-new_password2": LONG,
    }  # fmt: skip

    client.post("/desk/account/", own)

    rosa.refresh_from_db()
    assert (rosa.name, rosa.check_password(LONG)) == ("Rosa M.", True)
    assert '<html lang="ar" dir="rtl"' in client.get("/desk/").content.decode()
