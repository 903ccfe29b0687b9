"""What a script must know of the newsroom before it brings anything: editions, and the API itself."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from nightdesk.editions.models import Edition, Section


def test_editions_are_listed_with_their_sections(
    client: Client, harbour: Section, sport: Section, arabic: Edition
) -> None:
    assert client.get("/api/v1/editions").json() == [
        {
            "code": "en",
            "name": "The Harbour Gazette",
            "language": "en",
            "direction": "ltr",
            "sections": [
                {"slug": "harbour", "name": "Harbour"},
                {"slug": "sport", "name": "Sport"},
            ],
        },
        {
            "code": "ar",
            "name": "جريدة الميناء",
            "language": "ar",
            "direction": "rtl",
            "sections": [],
        },
    ]


@pytest.mark.parametrize("editions", [1, 3])
def test_editions_cost_two_queries_however_many_there_are(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries, editions: int
) -> None:
    for number in range(editions):
        code = f"e{chr(ord('a') + number)}"
        edition = Edition.objects.create(code=code, name=code, language="en")
        edition.sections.create(name="News", slug="news")

    with django_assert_num_queries(2):
        client.get("/api/v1/editions")


def test_the_api_describes_itself_to_programs(client: Client, db: None) -> None:
    document = client.get("/api/v1/openapi.json").json()

    assert document["openapi"].startswith("3.")
    assert set(document["paths"]) == {
        "/api/v1/items",
        "/api/v1/items/{uri}",
        "/api/v1/editions",
    }
    assert "requestBody" in document["paths"]["/api/v1/items"]["post"]
    assert client.get("/api/v1/docs").status_code == 404
