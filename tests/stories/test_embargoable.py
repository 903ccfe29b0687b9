"""Nobody sees it before the hour."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, Refused, UnderEmbargo
from nightdesk.stories.models import Story


@pytest.fixture
def tomorrow() -> datetime:
    return timezone.now() + timedelta(days=1)


def test_approved_copy_under_embargo_releases_itself_at_the_hour(
    draft: Story, ida: Person, tomorrow: datetime
) -> None:
    draft.embargo(tomorrow, by=ida, source="The statistics office")
    draft.approve(by=ida)
    assert (draft.state, draft.release_at) == ("embargoed", tomorrow)

    assert not Story.objects.get(pk=draft.pk).release(tomorrow - timedelta(microseconds=1))
    assert Story.objects.get(pk=draft.pk).release(tomorrow + timedelta(seconds=1))
    assert draft.events.kinds() == ["story.embargoed", "story.approved", "story.published"]


def test_a_draft_under_embargo_does_not_release_itself(
    draft: Story, ida: Person, tomorrow: datetime
) -> None:
    draft.embargo(tomorrow, by=ida)

    assert draft.state == "draft"
    assert not Story.objects.get(pk=draft.pk).release(tomorrow)


def test_an_embargo_on_approved_copy_makes_it_wait(
    draft: Story, ida: Person, tomorrow: datetime
) -> None:
    draft.approve(by=ida)
    draft.embargo(tomorrow, by=ida, source="The court")

    assert draft.state == "embargoed"
    assert [(row.until, row.source, row.made_by) for row in draft.embargoes.all()] == [
        (tomorrow, "The court", ida)
    ]


def test_nobody_publishes_before_the_hour(draft: Story, ida: Person, tomorrow: datetime) -> None:
    draft.embargo(tomorrow, by=ida)

    with pytest.raises(UnderEmbargo, match="Under embargo until"):
        draft.publish(by=ida)
    with pytest.raises(UnderEmbargo):
        draft.schedule(tomorrow - timedelta(hours=1), by=ida)

    assert draft.events.kinds() == ["story.embargoed"]


def test_a_lifted_embargo_leaves_approved_copy(
    draft: Story, ida: Person, tomorrow: datetime
) -> None:
    draft.approve(by=ida)
    draft.embargo(tomorrow, by=ida)
    draft.lift_embargo("They published it themselves", by=ida)

    assert (draft.state, draft.embargoed_until, draft.release_at) == ("approved", None, None)
    assert draft.embargoes.get().lifted_at == draft.last_event().at
    draft.publish(by=ida)
    assert draft.is_public


def test_lifting_the_embargo_of_a_draft_leaves_a_draft(
    draft: Story, ida: Person, tomorrow: datetime
) -> None:
    draft.embargo(tomorrow, by=ida)
    draft.lift_embargo("A mistake", by=ida)

    assert (draft.state, draft.embargoed_until) == ("draft", None)


def test_there_is_nothing_to_lift_without_an_embargo(draft: Story, ida: Person) -> None:
    with pytest.raises(Refused, match="no embargo to lift"):
        draft.lift_embargo("Why not", by=ida)


def test_an_embargo_without_a_zone_is_refused(draft: Story, ida: Person) -> None:
    with pytest.raises(Refused, match="with its time zone"):
        draft.embargo(datetime(2030, 1, 1, 12), by=ida)  # noqa: DTZ001 - the point of this test


def test_an_embargo_in_the_past_is_refused(draft: Story, ida: Person) -> None:
    with pytest.raises(Refused, match="That hour has passed"):
        draft.embargo(timezone.now() - timedelta(days=1), by=ida)


def test_no_embargo_helps_once_readers_have_seen_it(
    harbour_fire: Story, ida: Person, tomorrow: datetime
) -> None:
    with pytest.raises(NotNow, match="Readers have seen it"):
        harbour_fire.embargo(tomorrow, by=ida)
