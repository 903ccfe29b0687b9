"""The names under which baked pages read stories, and under which acts on them are told."""

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from nightdesk.bakery.staleness import bump, reading
from nightdesk.editions import generations as edition

if TYPE_CHECKING:
    from nightdesk.stories.models import Story
    from nightdesk.stories.models.acting import Acting

# After these, no page that shows the story as it was may stand in for another, even for a moment.
HIDING = frozenset({"kill", "retract"})
# After these, a topic or an author may have their first story, or none.
COMING_OR_GOING = frozenset({"publish", "kill"})
# These leave a story its headline and its address.
LEAVING_ITS_NAME = frozenset({"retract"})


def bump_for_readers(story: "Acting", verb: str) -> None:
    """Readers see something else of this story from now on: on its page, in lists, beside its translations."""
    before, after = _places_left_by(story), _places_of(story)
    lists = {name for place in before | after for name in place.lists}
    ways = {edition.ways(place.edition) for place in before | after}
    names = {_name(story.pk), _matter(story), *lists}
    if verb in COMING_OR_GOING or before != after:
        names |= ways
    if verb not in LEAVING_ITS_NAME:
        names.add(_called(story.pk))
    bump(*names, hides=verb in HIDING)


class Place(NamedTuple):
    """Where a story is listed: once for each pair of a topic and an author, either of which may be none."""

    edition: int
    section: int
    topic: int | None
    author: int | None

    @property
    def lists(self) -> set[str]:
        here = {edition.wire(self.edition), edition.lists(self.edition)}
        topic = {edition.topic(self.topic)} if self.topic else set()
        return here | topic | {edition.section(self.section)}


def _places_of(story: Any) -> set[Place]:
    """Of the copy that is put out."""
    topics = [topic.pk for topic in story.topics.all()] or [None]
    authors = [byline.author_id for byline in story.bylines.all()] or [None]
    return {
        Place(story.edition_id, story.section_id, topic, author)
        for topic, author in product(topics, authors)
    }


def _places_left_by(story: Any) -> set[Place]:
    """Of the story as it still is in the database."""
    here = type(story)._base_manager.filter(pk=story.pk)
    return set(
        map(Place._make, here.values_list("edition", "section", "topics", "bylines__author"))
    )


def reading_stories(ids: Iterable[int]) -> None:
    """For cards: also of stories that nobody may see yet, which will show up by themselves."""
    reading(*map(_name, ids))


def reading_names_of(ids: Iterable[int]) -> None:
    """For links: what a story is called and where it is found, and whether it can be found at all."""
    reading(*map(_called, ids))


def reading_page_of(story: "Story") -> None:
    """The story and its translations, which may not be out yet."""
    reading(_matter(story), edition.shape(story.edition_id))
    if story.pk is not None:
        reading(_name(story.pk))


def of_card(story: "Story") -> tuple[str, ...]:
    """A card also shows what its edition and section are called."""
    return _name(story.pk), edition.shape(story.edition_id)


def reading_editions_of(stories: "Iterable[Story]") -> None:
    """Cards show names of their own editions and sections."""
    reading(*(edition.shape(story.edition_id) for story in stories))


def _name(story_id: int) -> str:
    return f"story:{story_id}"


def _called(story_id: int) -> str:
    return f"called:{story_id}"


def _matter(story: Any) -> str:
    return f"matter:{story.matter}"
