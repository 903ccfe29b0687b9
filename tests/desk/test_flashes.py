"""A flash from the desk: one key, a headline, one key."""

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.wire.models import Flash
from tests.desk.conftest import SitDown
from tests.pages import Page

DESK = "/desk/flash/"


@pytest.fixture
def aground(english: Edition, ida: Person) -> Flash:
    flash = Flash(edition=english, headline="Ferry aground")
    flash.send(by=ida)
    return flash


def kill(client: Client, flash: Flash, reason: str) -> int:
    return client.post(f"{DESK}withdrawal/?flash={flash.pk}", {"reason": reason}).status_code


def test_a_headline_is_typed_and_sent(
    english: Edition, french: Edition, ida: Person, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    page = client.get(DESK).content.decode()
    assert "autofocus" in page
    assert f'<option value="{english.pk}" selected>' in page

    answer = client.post(DESK, {"headline": "Feu au port", "edition": french.pk}, follow=True)

    assert "“Feu au port” is on the wire." in answer.content.decode()
    assert Page("/fr/wire/").texts(".wire__headline") == ["Feu au port"]
    # The next one most likely goes to the same readers.
    assert f'<option value="{french.pk}" selected>' in client.get(DESK).content.decode()


def test_a_flash_without_a_headline_is_asked_for_again(
    english: Edition, ida: Person, sit_down: SitDown
) -> None:
    answers = [
        sit_down(ida).post(DESK, {"headline": words, "edition": english.pk})
        for words in ("", "\u202e")
    ]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert not Flash.objects.exists()


def test_a_key_opens_it_for_those_who_may_send(
    english: Edition, ida: Person, rosa: Person, sit_down: SitDown
) -> None:
    assert '"accessKey": "f"' in sit_down(ida).get("/desk/").content.decode()
    assert '"accessKey": "f"' not in sit_down(rosa).get("/desk/").content.decode()


def test_a_flash_is_killed_with_a_reason(aground: Flash, tomas: Person, sit_down: SitDown) -> None:
    client = sit_down(tomas)
    address = f"{DESK}withdrawal/?flash={aground.pk}"
    assert address in client.get(DESK).content.decode()
    assert "Ferry aground" in client.get(address).content.decode()
    assert [kill(client, aground, reason) for reason in ("", " ")] == [422, 422]
    assert Page("/en/wire/").texts(".wire__headline") == ["Ferry aground"]

    assert kill(client, aground, "It floats.") == 302

    assert Page("/en/wire/").texts(".wire__headline") == []
    assert kill(client, aground, "It floats.") == 404
    assert address not in client.get(DESK).content.decode()


@pytest.mark.parametrize("asked", ["", "0", "x", "٣"])
def test_no_other_flash_can_be_killed(
    aground: Flash, ida: Person, sit_down: SitDown, asked: str
) -> None:
    assert sit_down(ida).get(f"{DESK}withdrawal/?flash={asked}").status_code == 404


def test_who_may_not_publish_neither_sends_nor_kills(
    aground: Flash, rosa: Person, lena: Person, sit_down: SitDown
) -> None:
    for person in (rosa, lena):
        client = sit_down(person)
        client.post(DESK, {"headline": "Fire", "edition": aground.edition_id})
        kill(client, aground, "Because.")
    assert Page("/en/wire/").texts(".wire__headline") == ["Ferry aground"]
