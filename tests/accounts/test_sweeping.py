"""Sessions that are over leave no trace."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from nightdesk.accounts import sweeping
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.cast import PASSWORD


def sign_in(person: Person) -> None:
    Client().post("/account/login/", {"login": person.email, "password": PASSWORD})


def test_what_is_over_goes_and_what_is_not_stays(lena: Person, english: Edition) -> None:
    sign_in(lena)
    assert sweeping.sweep(timezone.now()) == 0
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)
    assert sweeping.sweep(timezone.now() + timedelta(days=30)) == 2
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)


def test_much_is_swept_little_by_little(
    lena: Person, english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "MOST", 2)
    for _time in range(3):
        sign_in(lena)
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    clock = sweeping.SweepClock()
    assert [clock.tick() for _time in range(4)] == [1.0, 1.0, 1.0, 3600.0]
    assert not UserSession.objects.exists()
