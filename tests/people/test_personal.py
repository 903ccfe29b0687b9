"""What the house keeps on a person is handed out and erased whole."""

import json

import pytest
from django.core.files.base import ContentFile

from nightdesk.people import display_names, personal
from nightdesk.people.models import Person, Token
from nightdesk.people.personal import Keeper
from tests.cast import PASSWORD


@pytest.fixture
def keepers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(personal, "_keepers", dict(personal._keepers))


def test_all_of_it_is_handed_out_by_name(lena: Person, keepers: None) -> None:
    personal.register(Keeper("shells", lambda person: [person.pk], lambda _person: None))
    display_names.take(lena, "Tide watcher")
    text = Token.objects.issue(lena)

    told = personal.export(lena)

    assert told["shells"] == [lena.pk]
    assert told["account"]["email"] == "lena@harbour.example"
    assert told["account"]["display_name"] == "Tide watcher"
    assert len(told["account"]["api_tokens_made_at"]) == 1
    assert text not in json.dumps(told)


def test_nobody_keeps_under_anothers_name(keepers: None) -> None:
    with pytest.raises(ValueError, match="kept by somebody already"):
        personal.register(Keeper("account", lambda _person: [], lambda _person: None))


def test_a_keeper_may_be_registered_twice(keepers: None) -> None:
    before = personal.keepers()
    personal.register(before[0])

    assert personal.keepers() == before


@pytest.mark.django_db(transaction=True)
def test_what_is_left_of_an_account_is_a_number(lena: Person) -> None:
    display_names.take(lena, "Tide watcher")
    lena.portrait.save("me.png", ContentFile(b"a face"))
    Token.objects.issue(lena)
    place, storage = lena.portrait.name, lena.portrait.storage

    personal.erase(lena)
    personal.erase(lena)  # a restored backup may hold someone who is erased already

    left = Person.objects.get(pk=lena.pk)
    assert (left.email, left.name, str(left.public_name)) == (
        f"erased-{lena.pk}@erased.invalid",
        "",
        "A reader",
    )
    assert (left.is_active, left.erased_at is None, left.portrait_key) == (False, False, "")
    assert not left.check_password(PASSWORD)
    assert not left.tokens.exists()
    assert not storage.exists(place)


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_leaves_everything_as_it_was(lena: Person, keepers: None) -> None:
    def fail(person: Person) -> None:
        raise OSError

    lena.portrait.save("me.png", ContentFile(b"a face"))
    personal.register(Keeper("zoo", lambda _person: [], fail))
    with pytest.raises(OSError):  # noqa: PT011 - any failure
        personal.erase(lena)

    kept = Person.objects.get(pk=lena.pk)
    assert kept.email == "lena@harbour.example"
    assert kept.portrait.storage.exists(kept.portrait.name)


def test_the_sessions_of_a_person_end_at_once(lena: Person, client: object) -> None:
    client.force_login(lena)
    before = lena.get_session_auth_hash()
    lena.end_sessions()

    assert before != lena.get_session_auth_hash()
    assert not client.get("/desk/").wsgi_request.user.is_authenticated
