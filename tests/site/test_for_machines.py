"""What robots, researchers, operators and browsers ask for."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.editions.models.edition import EditionQuerySet
from nightdesk.lib.colour import LEGIBLE, Colour
from nightdesk.site.views.brand import DAY, NIGHT


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


def test_an_edition_without_a_colour_has_the_houses(english: Edition) -> None:
    response = Client().get("/en/brand.css")
    assert (response.headers["Content-Type"], response.content.strip()) == (
        "text/css; charset=utf-8",
        b"",
    )


def test_a_brand_that_is_too_pale_is_made_legible(english: Edition) -> None:
    english.accent = "#ffee00"
    english.save()
    sheet = Client().get("/en/brand.css").content.decode()
    yellow = Colour.from_hex("#ffee00")
    assert f"--sea: {yellow.legible_on(DAY)}" in sheet
    assert yellow.legible_on(DAY).contrast(DAY) >= LEGIBLE
    assert yellow.legible_on(NIGHT).contrast(NIGHT) >= LEGIBLE


def test_pages_load_the_brand_only_where_there_is_one(english: Edition) -> None:
    assert b"brand.css" not in Client().get("/en/").content
    english.accent = "#1b5e7d"
    english.save()
    assert b"/en/brand.css?1b5e7d" in Client().get("/en/").content
