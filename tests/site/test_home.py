from typing import Any

import pytest
from django.test import Client

from nightdesk.editions.models import Edition


def leads_to(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 302
    return response.headers["Location"]


def test_the_way_in_leads_to_the_first_edition(english: Edition, french: Edition) -> None:
    assert leads_to("/") == "/en/"


def test_the_way_in_leads_to_the_operators_choice(
    english: Edition, french: Edition, settings: Any
) -> None:
    settings.DEFAULT_EDITION = "fr"
    assert leads_to("/") == "/fr/"


@pytest.mark.django_db
def test_before_any_edition_the_way_in_leads_to_the_desk() -> None:
    assert leads_to("/") == "/desk/"


def test_an_edition_without_its_slash_is_found(english: Edition) -> None:
    response = Client().get("/en")
    assert (response.status_code, response.headers["Location"]) == (301, "/en/")
