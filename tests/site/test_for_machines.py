"""What robots, researchers, operators and browsers ask for."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.editions.models.edition import EditionQuerySet


def lines(path: str) -> list[str]:
    response = Client().get(path)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode().splitlines()


def test_robots_are_led_to_every_sitemap_and_told_of_nothing_hidden(
    english: Edition, french: Edition
) -> None:
    assert lines("/robots.txt") == [
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /api/",
        "Disallow: /account/",
        "",
        "Sitemap: https://testserver/sitemap.xml",
        "Sitemap: https://testserver/en/news-sitemap.xml",
        "Sitemap: https://testserver/fr/news-sitemap.xml",
    ]


def test_who_finds_a_hole_is_told_whom_to_write_to(english: Edition, french: Edition) -> None:
    english.contact_email = "desk@harbour.example"
    english.save()
    told = dict(line.split(": ", 1) for line in lines("/.well-known/security.txt"))
    expires = datetime.fromisoformat(told.pop("Expires"))
    assert timezone.now() < expires < timezone.now() + timedelta(days=365)
    assert told == {
        "Contact": "mailto:desk@harbour.example",
        "Preferred-Languages": "en, fr",
        "Canonical": "https://testserver/.well-known/security.txt",
    }


def test_without_an_address_to_write_to_a_page_is_named(english: Edition) -> None:
    assert lines("/.well-known/security.txt")[0] == "Contact: https://testserver/en/about/"


@pytest.mark.django_db
def test_before_any_edition_there_is_nobody_to_write_to() -> None:
    assert Client().get("/.well-known/security.txt").status_code == 404


def test_a_process_that_runs_is_alive_without_its_database() -> None:
    assert lines("/healthz") == ["alive"]


@pytest.mark.django_db
def test_a_process_with_its_database_is_ready() -> None:
    assert lines("/readyz") == ["ready"]


def test_a_process_without_its_database_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(self: object) -> bool:
        raise DatabaseError

    monkeypatch.setattr(EditionQuerySet, "exists", unreachable)
    assert Client().get("/readyz").status_code == 503
