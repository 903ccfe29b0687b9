"""A reader leaves, may think again for a day, and is gone, in restored backups too."""

import stat
import threading
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from config import up
from nightdesk.people import clock, erased_list, erasing, personal
from nightdesk.people.errors import ErasureRefused
from nightdesk.people.models import Erasure, Person, Token
from nightdesk.people.personal import Keeper

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def test_who_asks_is_signed_out_at_once(lena: Person, client: Client) -> None:
    client.force_login(lena)
    token = Token.objects.issue(lena)

    erasure = erasing.ask(lena, NOW)

    assert erasure.due_at == NOW + DAY
    assert Person.objects.get(pk=lena.pk).is_leaving
    assert str(erasure) == f"erasure of person {lena.pk}"
    assert not client.get("/desk/").wsgi_request.user.is_authenticated
    assert not Token.objects.bearing(token).exists()


def test_asking_twice_does_not_put_it_off(lena: Person) -> None:
    erasing.ask(lena, NOW)

    assert erasing.ask(lena, NOW + DAY / 2).due_at == NOW + DAY


def test_the_newsroom_is_not_erased_at_its_own_desk(ada: Person) -> None:
    with pytest.raises(ErasureRefused, match="You work here"):
        erasing.ask(ada, NOW)

    assert not Erasure.objects.exists()


def test_within_the_day_it_is_called_back(lena: Person) -> None:
    erasing.ask(lena, NOW)

    assert erasing.call_back(lena, NOW + DAY / 2)
    assert not Person.objects.get(pk=lena.pk).is_leaving
    assert erasing.carry_out_due(NOW + 2 * DAY) == 0


def test_after_the_day_it_is_not(lena: Person) -> None:
    erasing.ask(lena, NOW)

    assert not erasing.call_back(lena, NOW + DAY)
    assert erasing.carry_out_due(NOW + DAY) == 1


def test_not_before_the_day_is_over(lena: Person) -> None:
    erasing.ask(lena, NOW)

    assert erasing.carry_out_due(NOW + DAY - timedelta(seconds=1)) == 0
    assert Person.objects.get(pk=lena.pk).erased_at is None


def test_what_is_erased_is_noted_beside_the_database(lena: Person, data: Path) -> None:
    erasing.ask(lena, NOW)
    assert erased_list.noted() == frozenset()
    assert erasing.carry_out_due(NOW + DAY) == 1
    assert erasing.carry_out_due(NOW + DAY) == 0

    written = (data / "erased").read_text()
    assert written == f"{erased_list.digest(lena)}\n"
    assert "lena" not in written
    assert stat.S_IMODE((data / "erased").stat().st_mode) == 0o600


def test_one_that_fails_does_not_keep_the_others(
    lena: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mira = Person.objects.create_user("mira@readers.example", "a long password", name="Mira")

    def fail(person: Person) -> None:
        if person == lena:
            raise ValueError(person.pk)

    monkeypatch.setitem(personal._keepers, "zoo", Keeper("zoo", lambda _person: [], fail))
    erasing.ask(lena, NOW)
    erasing.ask(mira, NOW + timedelta(seconds=1))

    assert erasing.carry_out_due(NOW + 2 * DAY) == 1
    assert Person.objects.get(pk=lena.pk).email == "lena@harbour.example"
    assert f"Person {lena.pk} could not be erased" in caplog.text
    assert "lena@" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_erase_once(lena: Person, data: Path) -> None:
    erasing.ask(lena, NOW)
    erased = []

    def tick() -> None:
        erased.append(erasing.carry_out_due(NOW + DAY))
        connections.close_all()

    clocks = [threading.Thread(target=tick) for _clock in range(2)]
    for one in clocks:
        one.start()
    for one in clocks:
        one.join()

    assert sorted(erased) == [0, 1]
    assert len((data / "erased").read_text().split()) == 1


def test_the_clock_looks_every_minute(lena: Person) -> None:
    erasing.ask(lena, NOW)

    assert clock.ErasureClock().tick() == 60


def test_a_backup_is_erased_again(lena: Person, ida: Person) -> None:
    erasing.ask(lena, NOW)
    erasing.carry_out_due(NOW + DAY)
    # Yesterday's backup has her as she was, with her wish, or from before it.
    Person.objects.filter(pk=lena.pk).update(email="lena@harbour.example", erased_at=None)
    Erasure.objects.update(done_at=None)

    told = StringIO()
    call_command("erase_again", stdout=told)
    call_command("erase_again", stdout=told)

    assert told.getvalue() == "Erased again, since a backup brought them back: 1\n"
    assert Person.objects.get(pk=lena.pk).email == f"erased-{lena.pk}@erased.invalid"
    assert not Erasure.objects.waiting().exists()
    assert Person.objects.get(pk=ida.pk).is_active


def test_who_is_given_an_erased_number_is_left_alone(lena: Person) -> None:
    """A restored SQLite gives numbers out again that it had given after the backup."""
    erased_list.note(lena)
    number = lena.pk
    lena.delete()
    Person.objects.create(pk=number, email="new@readers.example", name="New")

    assert erasing.erase_again(NOW) == 0


def test_without_a_list_nobody_is_looked_at(lena: Person, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert erasing.erase_again(NOW) == 0


def test_the_start_knows_the_list_by_its_name(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setenv("NIGHTDESK_DATA", str(data))
    monkeypatch.setattr(up.subprocess, "call", lambda command, **_how: asked.append(command) or 0)

    assert (up.erase_again(), asked) == (0, [])
    (data / erased_list.NAME).touch()
    assert up.erase_again() == 0
    assert [command[-1] for command in asked] == ["erase_again"]
