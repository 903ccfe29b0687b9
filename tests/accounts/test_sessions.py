"""Sessions: a new one at each sign-in, a list of them, and their end."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person, Token
from tests.cast import PASSWORD


@pytest.fixture(autouse=True)
def paper(english: Edition) -> Edition:
    return english


def signed_in(person: Person, agent: str = "Firefox") -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    assert name_of(client) == person.name
    return client


def name_of(client: Client) -> str:
    return str(client.get("/me.json").json()["name"])


@pytest.mark.parametrize(
    ("way", "field"), [("/account/login/", "login"), ("/desk/login/", "username")]
)
def test_the_session_is_another_after_signing_in(
    client: Client, lena: Person, way: str, field: str
) -> None:
    """Whoever slipped a session to the reader before has nothing of it."""
    client.post("/account/login/?edition=en", {"login": "x"})
    planted = client.cookies["sessionid"].value
    client.post(way, {field: lena.email, "password": PASSWORD})
    assert client.cookies["sessionid"].value != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert name_of(thief) == ""


def test_a_reader_sees_where_they_are_signed_in_and_ends_one(lena: Person, rosa: Person) -> None:
    here, there = signed_in(lena, "Firefox"), signed_in(lena, "Lynx")
    page = here.get("/account/sessions/").content.decode()
    assert "Firefox" in page
    assert "Lynx" in page
    other = UserSession.objects.get(user_agent="Lynx")
    assert signed_in(rosa).post(f"/account/sessions/{other.pk}/end/").status_code == 404
    assert here.post(f"/account/sessions/{other.pk}/end/")["Location"] == "/account/sessions/"
    assert (name_of(here), name_of(there)) == ("Lena", "")
    assert here.get(f"/account/sessions/{other.pk}/end/").status_code == 405


def test_all_others_are_ended_at_once(lena: Person) -> None:
    here, *others = [signed_in(lena, agent) for agent in ("a", "b", "c")]
    here.post("/account/sessions/")
    assert [name_of(one) for one in (here, *others)] == ["Lena", "", ""]


def test_a_new_password_ends_the_other_sessions(lena: Person) -> None:
    here, there = signed_in(lena), signed_in(lena)
    new = "an anchor and a kettle"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password/change/", form).status_code == 302
    assert (name_of(here), name_of(there)) == ("Lena", "")


def test_who_is_closed_out_is_out_at_once(lena: Person) -> None:
    client, token = signed_in(lena), Token.objects.issue(lena)
    bearer = {"Authorization": f"Bearer {token}"}
    assert client.post("/api/v1/items", headers=bearer).status_code == 415
    lena.is_active = False
    lena.save()
    assert name_of(client) == ""
    assert client.get("/account/")["Location"].startswith("/account/login/")
    assert client.post("/api/v1/items", headers=bearer).status_code == 401


def test_the_demos_cast_comes_in_from_this_machine_only(lena: Person) -> None:
    lena.is_demo = True
    lena.save()
    form = {"login": lena.email, "password": PASSWORD}
    away = Client(REMOTE_ADDR="192.0.2.1")
    assert "do not belong" in away.post("/account/login/", form).content.decode()
    home = Client(headers={"Host": "localhost"})
    assert home.post("/account/login/", form).status_code == 302
