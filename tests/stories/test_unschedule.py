"""Giving an hour up, and what else ends the waiting for one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, Refused
from nightdesk.stories.models import Story
from nightdesk.stories.state import State

HOUR = timedelta(hours=1)


def waits(story: Story) -> bool:
    """Whether a revision is marked to go out by itself, which locks the story at the desk."""
    return bool(story.revisions.filter(approved_go_live_at__isnull=False).exists())


def test_copy_is_approved_again(draft: Story, ida: Person) -> None:
    draft.schedule(timezone.now() + HOUR, by=ida)

    draft.unschedule(by=ida)

    draft.refresh_from_db()
    assert (draft.state, draft.release_at, waits(draft)) == (State.APPROVED, None, False)
    assert draft.events.kinds() == ["story.scheduled", "story.unscheduled"]


def test_an_update_waits_as_a_revision(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.headline = "It was smoke"
    harbour_fire.schedule(timezone.now() + HOUR, by=ida)

    harbour_fire.unschedule(by=ida)

    story = Story.objects.get()
    assert (story.state, story.release_at, waits(story)) == (State.PUBLISHED, None, False)
    assert story.headline == "Fire on the north quay"
    assert story.get_latest_revision_as_object().headline == "It was smoke"


def test_without_an_hour_there_is_none_to_give_up(harbour_fire: Story, ida: Person) -> None:
    with pytest.raises(Refused, match="No hour was chosen"):
        harbour_fire.unschedule(by=ida)


def test_a_draft_waits_for_none(draft: Story, ida: Person) -> None:
    draft.schedule(timezone.now() + HOUR, by=ida)
    draft.hold("Wait", by=ida)
    Story.objects.update(release_at=timezone.now())
    draft.refresh_from_db()

    with pytest.raises(NotNow, match="this story is held"):
        draft.unschedule(by=ida)


@pytest.mark.parametrize("verb", ["hold", "spike", "kill"])
def test_what_is_put_away_waits_no_more(verb: str, draft: Story, ida: Person) -> None:
    draft.schedule(timezone.now() + HOUR, by=ida)

    getattr(draft, verb)("Not now", by=ida)

    assert (waits(draft), draft.release_at) == (False, None)


def test_an_embargo_moves_the_hour_of_the_waiting_copy(draft: Story, ida: Person) -> None:
    later = timezone.now() + 2 * HOUR
    draft.schedule(timezone.now() + HOUR, by=ida)

    draft.embargo(later, by=ida)
    assert draft.revisions.get(approved_go_live_at__isnull=False).approved_go_live_at == later

    draft.lift_embargo("Called off", by=ida)
    assert (draft.state, waits(draft)) == (State.APPROVED, False)
