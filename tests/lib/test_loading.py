"""What is loaded without its constructor is what it is with it, column by column."""

from typing import Any

import pytest
from django.db import models

from nightdesk.editions.models import Edition, Section
from nightdesk.lib.loading import Loaded
from nightdesk.media.models import Picture, Rendition
from nightdesk.stories.models import Author, Byline, Correction, Story
from nightdesk.topics.models import Topic

pytestmark = pytest.mark.django_db
ALL = (Story, Edition, Section, Picture, Rendition, Author, Byline, Correction, Topic)


def as_django_does(model: Any) -> tuple[Any, Any]:
    """A row by our door, and the same by Django's."""
    names = [one.attname for one in model._meta.concrete_fields]
    values = [one.get_default() for one in model._meta.concrete_fields]
    django = models.Model.from_db.__func__  # type: ignore[attr-defined]
    return model.from_db("default", names, values), django(model, "default", names, values)


@pytest.mark.parametrize("model", ALL)
def test_a_record_is_the_same_by_either_door(model: type[models.Model]) -> None:
    ours, djangos = as_django_does(model)

    told, of_django = vars(ours), vars(djangos)
    assert issubclass(model, Loaded)
    states = [one.pop("_state") for one in (told, of_django)]
    assert [(state.adding, state.db) for state in states] == [(False, "default")] * 2
    assert {name: str(value) for name, value in told.items()} == {
        name: str(value)
        for name, value in of_django.items()
        if name not in {"decorative", "contextual_alt_text"}
    }


def test_what_wagtail_gives_a_picture_is_there() -> None:
    ours, djangos = as_django_does(Picture)

    assert (ours.decorative, ours.contextual_alt_text) == (False, None)
    assert (djangos.decorative, djangos.contextual_alt_text) == (False, None)


def test_what_was_left_out_is_fetched_when_it_is_looked_at(harbour_fire: Story) -> None:
    found = Story.objects.only("headline").get()

    assert found.get_deferred_fields() >= {"body", "slug", "section_id"}
    assert (found.slug, found.section) == (harbour_fire.slug, harbour_fire.section)
    assert list(found.body.raw_data) == list(harbour_fire.body.raw_data)
