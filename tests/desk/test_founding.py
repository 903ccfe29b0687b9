"""Founding the newsroom: once, with the code that only the console knows."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from nightdesk.desk import founding
from nightdesk.desk.forms import founding as page_form
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story

PAGE = "/desk/founding/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path


def answers(code: str, /, **changes: str) -> dict[str, str]:
    return {
        "one_time_code": code,
        "publisher": "Harbour Press",
        "edition": "La Gazette du Port",
        "code": "fr",
        "language": "fr",
        "direction": "ltr",
        "time_zone": "Europe/Paris",
        "name": "Ada",
        "email": "Ada@Harbour.example",
        "password": "the lamp is lit at dusk",
    } | changes


@pytest.mark.parametrize("address", ["/desk/", "/desk/login/"])
def test_the_first_visit_leads_to_it(address: str, client: Client) -> None:
    assert client.get(address)["Location"] == PAGE
    assert client.get(PAGE).status_code == 200


def test_it_makes_the_edition_the_administrator_and_the_queue(client: Client) -> None:
    code = founding.issue_code()

    answer = client.post(PAGE, answers(code.upper()))

    edition, ada = Edition.objects.get(), Person.objects.get()
    assert (edition.code, edition.zone.key, edition.publisher) == (
        "fr",
        "Europe/Paris",
        "Harbour Press",
    )
    assert [section.slug for section in edition.sections.all()] == ["news"]
    assert (ada.email, ada.role, ada.is_superuser) == (
        "ada@harbour.example",
        Role.ADMINISTRATOR,
        True,
    )
    assert Story.get_default_workflow() is not None
    assert (answer["Location"], client.get("/desk/stories/add/").status_code) == ("/desk/", 200)


def test_once_founded_there_is_no_such_page(client: Client) -> None:
    client.post(PAGE, answers(founding.issue_code()))

    again = founding.issue_code()

    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, answers(again, code="en")).status_code == 404
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("wrong", ["", "0000-0000-0000-0000-0000-0000"])
def test_a_wrong_code_founds_nothing(wrong: str, client: Client) -> None:
    founding.issue_code()

    answer = client.post(PAGE, answers(wrong))

    assert answer.status_code == 422
    assert "one_time_code" in answer.context["form"].errors
    assert answer.context["form"]["publisher"].value() == "Harbour Press"
    assert Edition.objects.count() == 0


def test_where_no_code_was_issued_none_is_right(client: Client) -> None:
    assert client.post(PAGE, answers("")).status_code == 422
    assert founding.is_the_code("") is False


def test_a_new_code_voids_the_one_before() -> None:
    first, second = founding.issue_code(), founding.issue_code()

    assert [founding.is_the_code(first), founding.is_the_code(second)] == [False, True]


def test_the_code_is_kept_as_a_digest_for_us_alone() -> None:
    code = founding.issue_code()

    file = founding.code_file()
    assert code not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_of_two_who_found_at_once_one_does(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other's code was right when it was looked at, and used up before it could be used."""
    form = answers(founding.issue_code())
    monkeypatch.setattr(page_form, "is_the_code", lambda _code: founding.use_up_the_code())

    assert client.post(PAGE, form).status_code == 404
    assert Edition.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "api"),
        ("password", "short"),
        ("email", "nobody"),
        ("time_zone", "Atlantis/Capital"),
    ],
)
def test_what_cannot_be_uses_no_code_up(field: str, value: str, client: Client) -> None:
    code = founding.issue_code()

    answer = client.post(PAGE, answers(code, **{field: value}))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert founding.is_the_code(code)


def test_an_address_that_signs_in_already_is_refused(lena: Person, client: Client) -> None:
    code = founding.issue_code()

    answer = client.post(PAGE, answers(code, email="LENA@harbour.example"))

    assert list(answer.context["form"].errors) == ["email"]


def test_the_code_is_kept_in_the_data_folder() -> None:
    assert founding.code_file().parent == Path(settings.DATA)
