"""A retraction keeps the page with the reason; a kill leaves nothing."""

import pytest
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete, NotNow, Overtaken
from nightdesk.stories.models import Story


def test_a_retracted_story_keeps_its_reason(harbour_fire: Story, ida: Person) -> None:
    retraction = harbour_fire.retract("The document was forged.", by=ida)

    assert (harbour_fire.state, harbour_fire.is_public) == ("retracted", True)
    assert (retraction.reason, retraction.made_by) == ("The document was forged.", ida)
    assert harbour_fire.events.kinds() == ["story.published", "story.retracted"]


def test_readers_are_owed_a_reason(harbour_fire: Story, ida: Person) -> None:
    with pytest.raises(Incomplete, match="owed the reason"):
        harbour_fire.retract(" ", by=ida)
    with pytest.raises(Incomplete, match="reason of a kill"):
        harbour_fire.kill("", by=ida)


def test_a_killed_story_is_gone_for_readers(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.kill("A court said so.", by=ida)

    assert (harbour_fire.state, harbour_fire.live) == ("killed", False)
    assert list(Story.objects.gone()) == [harbour_fire]
    assert not Story.objects.visible_to(None, timezone.now()).exists()
    assert [(event.kind, event.stream.name) for event in harbour_fire.events.order_by("pk")] == [
        ("story.published", "wire:en"),
        ("story.killed", "wire:en"),
    ]


def test_a_kill_of_what_readers_never_knew_tells_them_nothing(draft: Story, ida: Person) -> None:
    draft.approve(by=ida)
    draft.kill("The agency killed it.", by=ida)

    assert draft.last_event().stream.name == "desk:en"
    assert not Story.objects.gone().exists()


def test_a_retracted_story_can_still_be_killed(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.retract("Wrong.", by=ida)
    harbour_fire.kill("And unlawful.", by=ida)

    assert harbour_fire.withdrawal.reason == "And unlawful."


def test_a_draft_is_spiked_not_killed(draft: Story, ida: Person) -> None:
    with pytest.raises(NotNow, match="A draft is spiked instead"):
        draft.kill("No.", by=ida)


def test_two_editors_killing_at_once_kill_once(
    harbour_fire: Story, ida: Person, tomas: Person
) -> None:
    other = Story.objects.get(pk=harbour_fire.pk)
    harbour_fire.kill("A court said so.", by=ida)

    with pytest.raises(Overtaken, match="Ida was faster: this story is killed"):
        other.kill("A court said so.", by=tomas)

    assert harbour_fire.events.kinds() == ["story.published", "story.killed"]


def test_a_killed_story_is_not_updated(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.kill("A court said so.", by=ida)

    with pytest.raises(NotNow):
        harbour_fire.update(by=ida)
