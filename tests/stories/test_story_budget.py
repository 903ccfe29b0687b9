"""What a story's page may cost the database, from nothing."""

from typing import Any

from django.test import Client

from nightdesk.bakery.parts import Parts
from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.stories.models import Author, Byline, RelatedStory, Story
from tests.bakery.paper import bake
from tests.cast import NewStory, paragraph
from tests.media.pictures import drawn, file_of


def full_story(write: NewStory, edition: Edition, *, of_each: int) -> Story:
    """A published story with so many of everything a page can show."""
    numbers = range(of_each)
    pictures = [Picture.take_in(file_of(drawn((300, 200 + n))), f"{n}.jpg") for n in numbers]
    others = [write(lead_picture=picture) for picture in pictures]
    shown = [{"picture": picture.pk, "caption": ""} for picture in pictures]
    body = [
        paragraph("Text."),
        *({"type": "picture", "value": item} for item in shown),
        {"type": "gallery", "value": {"title": "", "pictures": shown}},
        *({"type": "related", "value": {"story": other.pk}} for other in others),
    ]
    story = write(slug="full", body=body, lead_picture=pictures[0])
    story.bylines = [Byline(author=author(edition, n, pictures[n])) for n in numbers]
    story.topics = [edition.topics.create(name=f"T{n}", slug=f"t{n}") for n in numbers]
    story.related_stories = [RelatedStory(related=write()) for n in numbers]
    for related in [*others, *(link.related for link in story.related_stories.all())]:
        related.publish(by=None)
    story.publish(by=None)
    for n in numbers:
        story.correct(f"Correction {n}", by=None)
    return story


def author(edition: Edition, number: int, portrait: Picture) -> Author:
    name = f"Author {number}"
    return Author.objects.create(edition=edition, name=name, slug=f"a{number}", portrait=portrait)


def test_a_page_with_one_of_everything_costs_fourteen_queries(
    write: NewStory, english: Edition, django_assert_num_queries: Any
) -> None:
    full_story(write, english, of_each=1)
    with django_assert_num_queries(14):
        Client().get("/en/harbour/full/")


def test_a_page_with_three_of_everything_costs_fourteen_queries(
    write: NewStory, english: Edition, django_assert_num_queries: Any
) -> None:
    full_story(write, english, of_each=3)
    with django_assert_num_queries(14):
        Client().get("/en/harbour/full/")


def test_a_page_baked_after_another_of_its_section_asks_only_for_what_is_its_own(
    write: NewStory, english: Edition, django_assert_num_queries: Any
) -> None:
    """The story, who wrote it, its topics, corrections, related stories, the cards, their pictures, its comments."""
    full_story(write, english, of_each=3)
    write(slug="another").publish(by=None)
    parts = Parts()
    bake("/en/harbour/full/", parts)  # pictures are drawn when first shown
    parts = Parts()
    bake("/en/harbour/another/", parts)
    with django_assert_num_queries(8):
        bake("/en/harbour/full/", parts)
