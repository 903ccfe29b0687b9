"""The release clock releases what is due, once, and goes on when one story fails."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.clock import ReleaseClock, release_due
from nightdesk.stories.models import Story
from tests.cast import NewStory


def test_what_is_due_is_released_and_nothing_else(write: NewStory, ida: Person) -> None:
    now = timezone.now()
    for hours in (1, 2, 3):
        write(f"In {hours} hours").schedule(now + timedelta(hours=hours), by=ida)

    assert release_due(now) == 0
    assert release_due(now + timedelta(hours=2)) == 2
    assert release_due(now + timedelta(hours=2)) == 0
    assert Story.objects.published().count() == 2


def test_a_story_that_cannot_be_released_does_not_stop_the_others(
    write: NewStory, ida: Person
) -> None:
    now = timezone.now()
    empty, whole = write("Empty"), write("Whole")
    for story in (empty, whole):
        story.schedule(now + timedelta(hours=1), by=ida)
    empty.revisions.update(content={"pk": empty.pk})

    assert release_due(now + timedelta(hours=1)) == 1
    assert Story.objects.get(pk=whole.pk).state == "published"


@pytest.mark.django_db(transaction=True)
def test_the_clock_ticks_in_its_own_thread(write: NewStory, ida: Person) -> None:
    story = write("Soon")
    story.schedule(timezone.now() + timedelta(milliseconds=200), by=ida)
    clock = ReleaseClock()
    clock.pause = 0.02
    clock.start()
    try:
        while Story.objects.get(pk=story.pk).state != "published":
            assert clock.is_alive()
    finally:
        clock.stop()
        clock.join()

    assert story.events.kinds() == ["story.scheduled", "story.published"]
