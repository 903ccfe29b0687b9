"""A published story never changes its facts in silence."""

import pytest

from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete, NotNow, Overtaken
from nightdesk.stories.models import Story


def test_correcting_a_published_story_tells_readers_and_the_record(
    harbour_fire: Story, ida: Person
) -> None:
    correction = harbour_fire.correct("The ferry left at nine, not ten.", by=ida)

    assert list(harbour_fire.corrections.all()) == [correction]
    assert (correction.kind, correction.made_by) == ("correction", ida)
    assert harbour_fire.events.kinds() == ["story.published", "story.corrected"]


def test_a_correction_puts_the_corrected_copy_out_with_it(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.standfirst = "One person was hurt."
    harbour_fire.correct("One person was hurt; we said nobody.", by=ida)

    now = Story.objects.get(pk=harbour_fire.pk)
    assert now.standfirst == "One person was hurt."
    assert now.events.kinds() == ["story.published", "story.corrected"]


def test_a_clarification_says_that_we_were_unclear(harbour_fire: Story, ida: Person) -> None:
    note = harbour_fire.correct("North quay means the new one.", by=ida, kind="clarification")

    assert note.get_kind_display() == "Clarification"


def test_a_draft_is_edited_not_corrected(draft: Story, ida: Person) -> None:
    with pytest.raises(NotNow, match="Edit it instead"):
        draft.correct("The ferry left at nine, not ten.", by=ida)

    assert not draft.corrections.exists()
    assert not draft.events.exists()


def test_an_empty_correction_is_refused(harbour_fire: Story, ida: Person) -> None:
    with pytest.raises(Incomplete, match="what was wrong"):
        harbour_fire.correct(" ", by=ida)


def test_two_editors_correcting_at_once_correct_once(
    harbour_fire: Story, ida: Person, tomas: Person
) -> None:
    other = Story.objects.get(pk=harbour_fire.pk)
    harbour_fire.correct("It was nine.", by=ida)

    with pytest.raises(Overtaken, match="Ida was faster"):
        other.correct("It was nine.", by=tomas)

    assert harbour_fire.corrections.count() == 1
    assert harbour_fire.events.kinds() == ["story.published", "story.corrected"]
