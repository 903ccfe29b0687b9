"""The names under which baked pages read stories, and under which acts on them are told."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from nightdesk.bakery.staleness import bump, reading
from nightdesk.editions import generations as edition

if TYPE_CHECKING:
    from nightdesk.stories.models import Story
    from nightdesk.stories.models.acting import Acting

# After these, no page that shows the story as it was may stand in for another, even for a moment.
HIDING = frozenset({"kill", "retract"})


def bump_for_readers(story: "Acting", verb: str) -> None:
    """Readers see something else of this story from now on: on its page, in lists, beside its translations."""
    names = (_name(story.pk), _matter(story), edition.lists(story.edition_id))
    bump(*names, hides=verb in HIDING)


def bump_lists_left_by(story: "Acting") -> None:
    """It moves to another edition."""
    bump(edition.lists(story.edition_id))


def reading_stories(ids: Iterable[int]) -> None:
    """For cards: also of stories that nobody may see yet, which will show up by themselves."""
    reading(*map(_name, ids))


def reading_page_of(story: "Story") -> None:
    """The story and its translations, which may not be out yet."""
    reading(_matter(story), edition.shape(story.edition_id))
    if story.pk is not None:
        reading(_name(story.pk))


def reading_editions_of(stories: "Iterable[Story]") -> None:
    """Cards show names of their own editions and sections."""
    reading(*(edition.shape(story.edition_id) for story in stories))


def _name(story_id: int) -> str:
    return f"story:{story_id}"


def _matter(story: Any) -> str:
    return f"matter:{story.matter}"
