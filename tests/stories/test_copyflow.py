"""Submit, approve, send back, hold, spike, revive."""

import pytest

from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete, NotNow, NotYours
from nightdesk.stories.models import Story
from tests.cast import NewStory


def test_copy_flows_from_reporter_to_editor_and_each_act_leaves_one_event(
    draft: Story, rosa: Person, ida: Person
) -> None:
    draft.submit(by=rosa)
    draft.approve(by=ida)

    assert draft.state == "approved"
    assert draft.events.kinds() == ["story.submitted", "story.approved"]
    assert {event.stream.name for event in draft.events} == {"desk:en"}


def test_a_story_without_text_is_not_submitted(write: NewStory, rosa: Person) -> None:
    empty = write("A headline", body=[])

    with pytest.raises(Incomplete) as refusal:
        empty.submit(by=rosa)

    assert (refusal.value.field, str(refusal.value)) == ("body", "A story needs text.")
    assert not empty.events.exists()


def test_a_story_without_a_headline_is_not_submitted(write: NewStory, rosa: Person) -> None:
    story = write("x")
    story.headline = "  "

    with pytest.raises(Incomplete, match="headline"):
        story.submit(by=rosa)


def test_a_story_without_a_slug_is_not_approved(write: NewStory, ida: Person) -> None:
    with pytest.raises(Incomplete, match="slug"):
        write("x", slug="").approve(by=ida)


def test_sponsored_copy_names_its_sponsor(write: NewStory, ida: Person) -> None:
    advert = write("Buy rope", genre="sponsored")
    with pytest.raises(Incomplete, match="sponsor"):
        advert.approve(by=ida)

    advert.sponsor = "The rope works"
    advert.approve(by=ida)
    assert advert.state == "approved"


def test_a_reporter_does_not_approve(draft: Story, rosa: Person) -> None:
    draft.submit(by=rosa)

    with pytest.raises(NotYours, match="Rosa may not do this"):
        draft.approve(by=rosa)

    assert draft.events.kinds() == ["story.submitted"]


def test_an_editor_of_another_desk_has_no_say(draft: Story, sami: Person, ida: Person) -> None:
    ida.desks.set(sami.desks.all())

    with pytest.raises(NotYours):
        draft.approve(by=ida)


def test_submitted_copy_is_sent_back_with_the_reason(
    draft: Story, rosa: Person, ida: Person
) -> None:
    draft.submit(by=rosa)
    draft.send_back("Who says so?", by=ida)

    assert draft.state == "draft"
    assert draft.last_event().particulars == {"why": "Who says so?", "version": 3}


def test_held_copy_waits_until_it_is_approved(draft: Story, ida: Person) -> None:
    draft.hold("The lawyer reads it", by=ida)
    assert draft.state == "held"

    draft.approve(by=ida)
    assert draft.state == "approved"


def test_a_reporter_spikes_a_draft_but_not_approved_copy(
    draft: Story, rosa: Person, ida: Person
) -> None:
    draft.approve(by=ida)
    with pytest.raises(NotYours):
        draft.spike(by=rosa)

    draft.send_back("Too long", by=ida)
    draft.spike("Nobody runs it", by=rosa)
    assert draft.state == "spiked"


def test_spiked_copy_can_be_revived(draft: Story, ida: Person) -> None:
    draft.spike(by=ida)
    draft.revive(by=ida)

    assert draft.state == "draft"


def test_a_published_story_is_not_held_nor_spiked(harbour_fire: Story, ida: Person) -> None:
    with pytest.raises(NotNow, match="this story is published"):
        harbour_fire.hold("wait", by=ida)
    with pytest.raises(NotNow):
        harbour_fire.spike(by=ida)
