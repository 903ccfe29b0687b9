"""A prepared question gives what its queryset gives, whatever the values, and is written once."""

from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from nightdesk.editions.models import Edition, Section
from nightdesk.lib.prepared import Place, Prepared, places
from tests.bakery.paper import edition, sections

pytestmark = pytest.mark.django_db
KEY = models.BigAutoField()


@pytest.fixture
def papers() -> list[Edition]:
    """The first has no section."""
    made = [edition(code, code) for code in ("ar", "en", "fr")]
    for paper in made[1:]:
        sections(paper)
    return made


def among(keys: int) -> Any:
    wanted = Section.objects.filter(edition__id__in=places("keys", KEY, keys))
    return wanted.select_related("edition", "desk").order_by("pk")


def test_it_gives_what_the_queryset_gives(papers: list[Edition]) -> None:
    of_one = Prepared(
        lambda: Section.objects.filter(edition=Place("edition", KEY)).order_by("pk").defer("slug")
    )

    for paper in papers:
        asked = of_one.ask(edition=paper.pk)
        assert asked == list(paper.sections.order_by("pk"))
        assert [one.slug for one in asked] == ["harbour", "sport"][: len(asked)]


def test_records_that_rows_share_are_made_once(papers: list[Edition]) -> None:
    _, english, french = papers
    first, second, third, fourth = Prepared(among).ask(keys=[english.pk, french.pk])

    assert (first.edition, third.edition, first.desk) == (english, french, None)
    assert first.edition is second.edition
    assert third.edition is fourth.edition


def test_a_list_may_have_any_length(papers: list[Edition]) -> None:
    keys, question = [paper.pk for paper in papers], Prepared(among)
    found = [len(question.ask(keys=keys[:length])) for length in (1, 2, 3)]

    assert found == [0, 2, 4]


def test_records_by_a_column_are_asked_for_in_one_query_and_made_when_looked_at(
    papers: list[Edition],
) -> None:
    keys = [paper.pk for paper in papers]
    with CaptureQueriesContext(connection) as queries:
        found = Prepared(among).ask_by("edition_id", keys=keys)
        of_each = {key: [section.slug for section in found[key]] for key in found}

    assert of_each == {key: ["harbour", "sport"] for key in keys[1:]}
    assert len(queries) == 1


def test_it_is_asked_in_one_query(papers: list[Edition]) -> None:
    question = Prepared(among)
    with CaptureQueriesContext(connection) as queries:
        for paper in papers:
            question.ask(keys=[paper.pk])

    assert len(queries) == 3


def test_records_come_from_the_database_as_others_do(papers: list[Edition]) -> None:
    question = Prepared(lambda: Edition.objects.filter(code=Place("code", models.CharField())))
    [paper] = question.ask(code="fr")
    paper.name = "Le Port"
    paper.save(update_fields=["name"])

    assert Edition.objects.get(pk=paper.pk).name == "Le Port"
    assert question.ask(code="es") == []
