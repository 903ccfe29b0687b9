"""What the desk saves or deletes of an edition's shape makes that edition's pages stale, and a draft nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nightdesk.bakery.generations import Generations
from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, StandingPage
from nightdesk.topics.models import Topic


@pytest.fixture
def generations(db: None) -> Generations:
    begun = Generations()
    begun.refresh(lambda changes: changes)
    return begun


def told(generations: Generations) -> frozenset[str]:
    return generations.refresh(lambda changes: changes.names)


def send(person: Person, address: str, **fields: Any) -> int:
    browser = Client()
    browser.force_login(person)
    status: int = browser.post(address, fields).status_code
    return status


def test_a_section_that_is_renamed(harbour: Section, ada: Person, generations: Generations) -> None:
    fields = {
        "edition": harbour.edition_id,
        "name": "Port",
        "slug": "port",
        "position": 1,
        "desk": "",
    }

    assert send(ada, reverse("sections:edit", args=[harbour.pk]), **fields) == 302
    assert told(generations) == {f"edition:{harbour.edition_id}"}


def test_a_new_edition(english: Edition, ada: Person, generations: Generations) -> None:
    fields = {
        "name": "La Gazette", "code": "fr", "language": "fr", "direction": "ltr", "time_zone": "UTC", "position": 2,
    }  # fmt: skip

    assert send(ada, reverse("editions:add"), **fields) == 302
    assert told(generations) == {"editions", f"edition:{Edition.objects.get(code='fr').pk}"}


def test_a_topic_that_moves_to_another_edition(
    english: Edition, french: Edition, clara: Person, generations: Generations
) -> None:
    topic = Topic.objects.create(edition=english, name="Tides", slug="tides")
    fields = {
        "edition": french.pk,
        "name": "Marées",
        "slug": "marees",
        "kind": "subject",
        "description": "",
    }

    assert send(clara, reverse("topics:edit", args=[topic.pk]), **fields) == 302
    assert told(generations) == {f"edition:{english.pk}", f"edition:{french.pk}"}


def test_an_author_who_is_deleted(author: Author, clara: Person, generations: Generations) -> None:
    assert send(clara, reverse("authors:delete", args=[author.pk])) == 302
    assert told(generations) == {f"edition:{author.edition_id}"}


def test_topics_that_are_deleted_at_once(
    english: Edition, clara: Person, generations: Generations
) -> None:
    topic = Topic.objects.create(edition=english, name="Tides", slug="tides")
    address = reverse("wagtail_bulk_action", args=["topics", "topic", "delete"])

    assert send(clara, f"{address}?id={topic.pk}") == 302
    assert told(generations) == {f"edition:{english.pk}"}


def test_a_standing_page_when_readers_get_it_and_not_before(
    english: Edition, generations: Generations
) -> None:
    page = StandingPage.objects.create(edition=english, title="About us", slug="us")
    draft = page.save_revision()
    assert told(generations) == frozenset()

    draft.publish()
    assert told(generations) == {f"pages:{english.pk}"}
