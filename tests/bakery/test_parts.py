"""Kept parts: drawn once for many pages, and never older than the pages that take them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.template import Context, Template
from django.utils import timezone, translation

from nightdesk.bakery.parts import Parts, kept
from nightdesk.bakery.staleness import bump, good_until, reading, recorded
from nightdesk.people.models import Person
from tests.bakery.paper import HOST, bake, edition

pytestmark = pytest.mark.django_db


def counting(*names: str) -> Callable[[], int]:
    """Draws how often it was drawn, and reads these names."""
    times = 0

    def draw() -> int:
        nonlocal times
        reading(*names)
        times += 1
        return times

    return draw


@transaction.atomic
def change(*names: str) -> None:
    bump(*names)


def look(parts: Parts) -> None:
    parts.generations.refresh(lambda changes: changes)


def baked_with(parts: Parts, draw: Callable[[], int], host: str = HOST) -> int:
    with parts.in_use(host):
        return kept("part", draw)


def test_outside_of_a_bake_it_is_drawn_each_time() -> None:
    draw = counting()

    assert [kept("part", draw), kept("part", draw)] == [1, 2]


def test_it_is_drawn_once_for_all_pages() -> None:
    parts, draw = Parts(), counting("edition:1")

    assert [baked_with(parts, draw) for _page in range(3)] == [1, 1, 1]


def test_a_page_reads_what_its_kept_part_read() -> None:
    parts, hour = Parts(), timezone.now() + timedelta(hours=1)

    def draw() -> str:
        reading("wire:1")
        good_until(hour)
        return kept("within", lambda: reading("edition:1") or "part")

    for _page in range(2):
        with parts.in_use(HOST), recorded() as read:
            kept("part", draw)
        assert (read.names, read.good_until) == ({"wire:1", "edition:1"}, hour)


def test_it_is_drawn_anew_when_what_it_read_has_changed() -> None:
    parts, draw = Parts(), counting("wire:1")
    look(parts)
    baked_with(parts, draw)
    change("wire:2")
    look(parts)
    assert baked_with(parts, draw) == 1
    change("wire:1")
    look(parts)

    assert baked_with(parts, draw) == 2


def test_what_was_fetched_before_a_change_is_not_kept_as_if_it_were_drawn_after() -> None:
    """The bake fetched its records, then came the change, then the part was drawn from those records."""
    parts, draw = Parts(), counting("edition:1")
    look(parts)
    with parts.in_use(HOST):
        change("edition:1")
        look(parts)
        kept("part", draw)

    assert baked_with(parts, draw) == 2


def test_its_hour_comes() -> None:
    parts, draw = Parts(), counting()

    def short() -> int:
        good_until(timezone.now())
        return draw()

    assert [baked_with(parts, short), baked_with(parts, short)] == [1, 2]


def test_each_language_and_each_host_has_its_own() -> None:
    parts, draw = Parts(), counting()
    here = baked_with(parts, draw)
    with translation.override("fr"):
        in_french = baked_with(parts, draw)
    elsewhere = baked_with(parts, draw, "harbour.example")

    assert (here, in_french, elsewhere, baked_with(parts, draw)) == (1, 2, 3, 1)


def test_what_could_not_be_drawn_is_not_kept() -> None:
    parts = Parts()

    def broken() -> int:
        raise LookupError

    with pytest.raises(LookupError):
        baked_with(parts, broken)

    assert baked_with(parts, counting()) == 1


def test_the_part_that_nobody_took_for_longest_goes_first() -> None:
    parts = Parts(most=2)
    with parts.in_use(HOST):
        for key in ("wire", "masthead", "wire", "footer"):
            kept(key, lambda: "part")
        draw = counting()
        found = {key: kept(key, draw) for key in ("wire", "footer", "masthead")}

    assert (found, len(parts)) == ({"wire": "part", "footer": "part", "masthead": 1}, 2)


FOOTER = '{% load parts %}{% part "paper/_footer.html" edition=edition %}'


def test_a_template_is_a_part_of_the_records_it_is_given() -> None:
    parts, gazette = Parts(), edition("en", "The Harbour Gazette")
    with parts.in_use(HOST), recorded() as read:
        drawn = Template(FOOTER).render(Context({"edition": gazette}))
        gazette.name = "Another name, that nobody told of"
        again = Template(FOOTER).render(Context({"edition": gazette}))

    assert "The Harbour Gazette" in drawn
    assert (again, read.names) == (drawn, {f"edition:{gazette.pk}"})


@pytest.mark.parametrize("value", [Person(email="ida@harbour.example"), ["a list"]])
def test_of_what_says_no_names_no_part_is_kept(value: object) -> None:
    with pytest.raises(TypeError, match="says no names"):
        Template(FOOTER).render(Context({"edition": value}))


def test_an_edition_that_is_founded_is_found() -> None:
    parts = Parts()

    assert bake("/en/", parts).status == 404
    edition("en", "The Harbour Gazette")
    assert bake("/en/", parts).status == 200
