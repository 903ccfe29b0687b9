from typing import Any

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Correction, Story
from tests.cast import NewStory
from tests.pages import Page


def test_corrections_are_kept_newest_first(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.correct("The quay is the north one.", by=ida)
    harbour_fire.correct("By night we meant ten.", by=ida, kind="clarification")
    page = Page("/en/corrections/")
    assert page.texts(".notice__text") == ["By night we meant ten.", "The quay is the north one."]
    assert [text.split(",")[0] for text in page.texts(".notice__name")] == [
        "Clarification",
        "Correction",
    ]
    assert page.links(".notices__story a") == ["/en/harbour/harbour-fire/"] * 2


def test_retractions_come_first_with_their_reason(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.retract("There was no fire.", by=ida)
    page = Page("/en/corrections/")
    assert page.text(".notice--retraction .notice__text") == "There was no fire."


def test_corrections_of_a_killed_story_leave_with_it(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.correct("The quay is the north one.", by=ida)
    harbour_fire.kill("A court said so.", by=ida)
    assert Page("/en/corrections/").texts(".notice") == []


def test_a_paper_without_corrections_says_so(english: Edition) -> None:
    assert "No corrections yet" in Page("/en/corrections/").text("main .empty")


def test_other_editions_correct_for_themselves(
    harbour_fire: Story, ida: Person, french: Edition
) -> None:
    harbour_fire.correct("The quay is the north one.", by=ida)
    assert Page("/fr/corrections/").texts(".notice") == []


@pytest.mark.parametrize("number", [1, 3])
def test_corrections_cost_the_same_for_one_and_three(
    write: NewStory, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        story = write()
        story.publish(by=None)
        Correction.objects.create(story=story, text="It was late.", made_at=timezone.now())
    with django_assert_num_queries(6):
        page = Page("/en/corrections/")
    assert len(page.texts(".notice")) == number
