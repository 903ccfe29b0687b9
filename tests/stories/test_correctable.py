"""A published story never changes its facts in silence."""

import pytest

from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete, NotNow, Overtaken
from nightdesk.stories.models import Story
from tests.cast import NewStory, paragraph
from tests.media.pictures import drawn, file_of
from tests.pages import Page


@pytest.fixture
def lighthouse(db: None) -> Picture:
    return Picture.take_in(file_of(drawn()), "lighthouse.jpg")


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


def test_a_correction_is_found_in_the_passage_it_was_made_in(write: NewStory, ida: Person) -> None:
    story = write(slug="ferry", body=[paragraph("It left at ten."), paragraph("It was full.")])
    story.publish(by=ida)
    story.body = [paragraph("It left at nine."), paragraph("It was full.")]
    correction = story.correct("It left at nine, not ten.", by=ida)
    page = Page("/en/harbour/ferry/")
    assert page.links(".corrected a") == [f"#correction-{correction.pk}"]
    corrected, untouched = page.texts(".body p:not(.corrected)")
    whole = page.text(".body")
    place = whole.index(page.text(".corrected"))
    assert whole.index(corrected) < place < whole.index(untouched)


def test_a_correction_leaves_a_passage_that_is_written_anew_and_stays_on_top(
    write: NewStory, ida: Person
) -> None:
    story = write(slug="ferry", body=[paragraph("It left at ten.")])
    story.publish(by=ida)
    story.body = [paragraph("It left at nine.")]
    story.correct("It left at nine, not ten.", by=ida)
    story.body = [paragraph("Nobody knows when it left.")]
    story.update(by=ida)
    page = Page("/en/harbour/ferry/")
    assert page.texts(".corrected") == []
    assert page.text(".notice__text") == "It left at nine, not ten."


def test_a_text_written_anew_is_not_marked_all_over(write: NewStory, ida: Person) -> None:
    story = write(slug="ferry", body=[paragraph("It left.")])
    story.publish(by=ida)
    story.body = [paragraph(f"Sentence {number}.") for number in range(5)]
    assert story.correct("We had it all wrong.", by=ida).passages == []


def test_a_gallery_that_was_only_saved_again_was_not_changed(
    write: NewStory, ida: Person, lighthouse: Picture
) -> None:
    shown = {"picture": lighthouse.pk, "caption": ""}
    gallery = {"type": "gallery", "value": {"title": "", "pictures": [shown]}}
    story = write(slug="ferry", body=[gallery, paragraph("It left at ten.")])
    story.publish(by=ida)
    saved = Story.objects.get(pk=story.pk)
    saved.body[0].value["title"]  # as the desk does, which unfolds blocks and numbers their items
    assert saved.correct("It left at nine.", by=ida).passages == []
