"""Readers see a picture only while something they may open shows it."""

import pytest

from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author
from nightdesk.stories.public_uses import is_shown
from tests.cast import NewStory, paragraph
from tests.media.pictures import drawn, file_of


@pytest.fixture
def lighthouse(db: None) -> Picture:
    return Picture.take_in(file_of(drawn()), "lighthouse.jpg")


def test_a_picture_nobody_used_is_hidden(lighthouse: Picture) -> None:
    assert not is_shown(lighthouse)


def test_a_draft_shows_nothing(write: NewStory, lighthouse: Picture) -> None:
    inside = {"type": "picture", "value": {"picture": lighthouse.pk, "caption": ""}}
    write(lead_picture=lighthouse, body=[paragraph("Text."), inside])
    assert not is_shown(lighthouse)


def test_the_picture_that_leads_a_story_goes_with_it(
    write: NewStory, lighthouse: Picture, ida: Person
) -> None:
    story = write(lead_picture=lighthouse)
    story.publish(by=ida)
    assert is_shown(lighthouse)
    story.kill("A court said so.", by=ida)
    assert not is_shown(lighthouse)


def test_a_picture_in_the_text_is_shown(write: NewStory, lighthouse: Picture, ida: Person) -> None:
    item = {"picture": lighthouse.pk, "caption": ""}
    write(body=[{"type": "gallery", "value": {"title": "", "pictures": [item]}}]).publish(by=ida)
    assert is_shown(lighthouse)


def test_a_picture_in_an_unpublished_revision_stays_hidden(
    write: NewStory, lighthouse: Picture, ida: Person
) -> None:
    story = write()
    story.publish(by=ida)
    item = {"picture": lighthouse.pk, "caption": ""}
    story.body = [{"type": "picture", "value": item}]
    story.save_revision(user=ida)
    assert not is_shown(lighthouse)


def test_a_portrait_is_shown_once_its_author_has_a_story(
    write: NewStory, lighthouse: Picture, ida: Person, author: Author
) -> None:
    author.portrait = lighthouse
    author.save()
    story = write(authors=[author])
    assert not is_shown(lighthouse)
    story.publish(by=ida)
    assert is_shown(lighthouse)


def test_a_standing_page_shows_its_pictures(english: Edition, lighthouse: Picture) -> None:
    body = [{"type": "picture", "value": {"picture": lighthouse.pk, "caption": ""}}]
    page = english.standing_pages.create(title="Us", slug="us", body=body)
    assert not is_shown(lighthouse)
    page.live = True
    page.save()
    assert is_shown(lighthouse)
