"""Publishing, updating, scheduling, and the release clock's part."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, NotYours, Overtaken, Refused
from nightdesk.stories.models import OldAddress, Story
from tests.cast import NewStory


def test_publishing_puts_a_story_before_readers_and_on_the_wire(draft: Story, ida: Person) -> None:
    draft.publish(by=ida)

    draft.refresh_from_db()
    assert (draft.state, draft.live) == ("published", True)
    assert [(event.kind, event.stream.name, event.actor) for event in draft.events] == [
        ("story.published", "wire:en", ida)
    ]


def test_two_editors_pressing_at_once_publish_once_and_the_second_is_told(
    draft: Story, ida: Person, tomas: Person
) -> None:
    same_draft_in_another_tab = Story.objects.get(pk=draft.pk)
    draft.publish(by=ida)

    with pytest.raises(Overtaken, match="Ida was faster: this story is published"):
        same_draft_in_another_tab.publish(by=tomas)

    assert draft.events.kinds() == ["story.published"]


def test_a_published_story_is_not_published_again(harbour_fire: Story, ida: Person) -> None:
    with pytest.raises(NotNow, match="published already"):
        harbour_fire.publish(by=ida)


def test_a_reporter_does_not_publish(draft: Story, rosa: Person) -> None:
    with pytest.raises(NotYours):
        draft.publish(by=rosa)

    assert not draft.events.exists()


def test_an_archive_keeps_its_dates(draft: Story) -> None:
    then = datetime(2019, 5, 4, 12, tzinfo=UTC)
    draft.publish(by=None, at=then)

    draft.refresh_from_db()
    assert (draft.published_at, draft.last_event().at) == (then, then)


def test_an_hour_to_come_is_not_published_now(draft: Story, ida: Person) -> None:
    with pytest.raises(Refused, match="That hour has not come"):
        draft.publish(by=ida, at=timezone.now() + timedelta(hours=1))


def test_an_update_takes_the_place_of_what_readers_have(harbour_fire: Story, ida: Person) -> None:
    published_at = harbour_fire.published_at
    harbour_fire.headline = "Fire on the north quay is out"
    harbour_fire.update(by=ida)

    now = Story.objects.get(pk=harbour_fire.pk)
    assert now.headline == "Fire on the north quay is out"
    assert now.published_at == published_at
    assert now.updated_at > published_at
    assert now.events.kinds() == ["story.published", "story.updated"]


def test_a_draft_is_not_updated(draft: Story, ida: Person) -> None:
    with pytest.raises(NotNow):
        draft.update(by=ida)


def test_two_editors_updating_at_once_lose_no_copy(
    harbour_fire: Story, ida: Person, tomas: Person
) -> None:
    other = Story.objects.get(pk=harbour_fire.pk)
    harbour_fire.headline = "Ida's headline"
    harbour_fire.update(by=ida)
    other.headline = "Tomas's headline"

    with pytest.raises(Overtaken):
        other.update(by=tomas)

    assert Story.objects.get(pk=other.pk).headline == "Ida's headline"


def test_a_moved_story_leaves_its_old_address_behind(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.slug = "quay-fire"
    harbour_fire.update(by=ida)

    assert [(old.path, old.story) for old in OldAddress.objects.all()] == [
        ("/en/harbour/harbour-fire/", harbour_fire)
    ]


def test_a_story_that_moves_back_takes_its_address_back(harbour_fire: Story, ida: Person) -> None:
    for slug in ("quay-fire", "harbour-fire"):
        harbour_fire.slug = slug
        harbour_fire.update(by=ida)

    assert [old.path for old in OldAddress.objects.all()] == ["/en/harbour/quay-fire/"]


def test_the_release_clock_publishes_what_was_scheduled_and_nothing_newer(
    draft: Story, ida: Person
) -> None:
    at = timezone.now() + timedelta(hours=1)
    draft.schedule(at, by=ida)
    assert draft.state == "scheduled"
    changed = Story.objects.get(pk=draft.pk)
    changed.headline = "Written after the editor chose the hour"
    changed.save_revision(user=ida)

    fresh = Story.objects.get(pk=draft.pk)
    assert not fresh.release(at - timedelta(seconds=1))
    assert fresh.release(at)

    released = Story.objects.get(pk=draft.pk)
    assert (released.state, released.headline) == ("published", "A draft of the ferry story")
    assert released.published_at == at
    assert released.events.kinds() == ["story.scheduled", "story.published"]


def test_two_release_clocks_release_once(draft: Story, ida: Person) -> None:
    at = timezone.now() + timedelta(hours=1)
    draft.schedule(at, by=ida)
    one, other = Story.objects.get(pk=draft.pk), Story.objects.get(pk=draft.pk)

    assert [one.release(at), other.release(at)] == [True, False]
    assert draft.events.kinds() == ["story.scheduled", "story.published"]


def test_an_update_can_be_given_its_hour(harbour_fire: Story, ida: Person) -> None:
    at = timezone.now() + timedelta(hours=1)
    later = Story.objects.get(pk=harbour_fire.pk)
    later.headline = "The fire, a day later"
    later.schedule(at, by=ida)

    waiting = Story.objects.get(pk=harbour_fire.pk)
    assert (waiting.state, waiting.headline) == ("published", "Fire on the north quay")
    assert waiting.release(at)
    assert Story.objects.get(pk=harbour_fire.pk).headline == "The fire, a day later"
    assert [(event.kind, event.stream.name) for event in waiting.events.order_by("pk")] == [
        ("story.published", "wire:en"),
        ("story.scheduled", "desk:en"),
        ("story.updated", "wire:en"),
    ]


def test_an_hour_in_the_past_is_not_scheduled(draft: Story, ida: Person) -> None:
    with pytest.raises(Refused, match="That hour has passed"):
        draft.schedule(timezone.now() - timedelta(seconds=1), by=ida)


def test_an_editors_late_save_does_not_take_a_publication_back(
    draft: Story, ida: Person, rosa: Person
) -> None:
    opened_before = Story.objects.get(pk=draft.pk)
    draft.publish(by=ida)

    opened_before.headline = "Saved late"
    opened_before.save()

    now = Story.objects.get(pk=draft.pk)
    assert (now.state, now.live, now.version) == ("published", True, 2)


def test_unpublishing_is_refused(harbour_fire: Story) -> None:
    with pytest.raises(Refused, match="retracted or killed"):
        harbour_fire.unpublish()


def test_wagtails_way_of_publishing_is_ours(draft: Story, ida: Person) -> None:
    draft.headline = "As revised"
    draft.save_revision(user=ida).publish(user=ida)

    assert Story.objects.get(pk=draft.pk).headline == "As revised"
    assert draft.events.kinds() == ["story.published"]


def test_publishing_a_revision_of_a_published_story_updates_it(
    harbour_fire: Story, ida: Person
) -> None:
    harbour_fire.headline = "As revised"
    harbour_fire.save_revision(user=ida).publish(user=ida)

    assert harbour_fire.events.kinds() == ["story.published", "story.updated"]


def test_a_revision_with_an_hour_to_come_is_scheduled(draft: Story, ida: Person) -> None:
    draft.go_live_at = hour = timezone.now() + timedelta(hours=2)
    draft.save_revision(user=ida).publish(user=ida)

    scheduled = Story.objects.get(pk=draft.pk)
    assert (scheduled.state, scheduled.release_at) == ("scheduled", hour)


def test_what_is_due_is_found_in_order(write: NewStory, ida: Person) -> None:
    now = timezone.now()
    hours = (3, 1, 2)
    stories = [write(f"In {hour} hours") for hour in hours]
    for story, hour in zip(stories, hours, strict=True):
        story.schedule(now + timedelta(hours=hour), by=ida)

    due = Story.objects.due(now + timedelta(hours=2))
    assert [story.headline for story in due] == ["In 1 hours", "In 2 hours"]
