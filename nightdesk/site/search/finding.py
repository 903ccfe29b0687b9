"""Finding: which stories answer a question, in which order. Only what every reader may see is ever looked at."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Self

from nightdesk.search.models import Words
from nightdesk.search.question import Where
from nightdesk.search.sought import Sought
from nightdesk.site.search.asked import BEST, Asked
from nightdesk.stories import searched
from nightdesk.stories.days import midnight
from nightdesk.stories.models.story import StoryQuerySet

# Nobody leafs further, and a database that counts to the end of a common word tires for nothing.
MOST = 1_000
# How many of those that answer near their top lead the rest: ten leaves.
LEADING = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: the stories that may be found there, and the marks they bear in the index."""

    stories: StoryQuerySet
    marks: tuple[str, ...]

    @classmethod
    def of(cls, asked: Asked, now: datetime) -> Self | None:
        """None for a section, topic or author that is not there: nothing is found in it."""
        edition, said = asked.edition, asked.cleaned_data
        stories = edition.stories.visible_to(None, now)
        marks = [searched.edition_mark(edition.pk)]
        if slug := said.get("section"):
            section = next((each for each in edition.shown_sections if each.slug == slug), None)
            if section is None:
                return None
            stories = stories.in_section(section)
            marks.append(searched.section_mark(section.pk))
        if slug := said.get("topic"):
            topic = edition.topics.filter(slug=slug).first()
            if topic is None:
                return None
            stories = stories.on(topic)
            marks.append(searched.topic_mark(topic.pk))
        if slug := said.get("author"):
            author = edition.authors.filter(slug=slug).first()
            if author is None:
                return None
            stories = stories.by(author)
            marks.append(searched.author_mark(author.pk))
        return cls(stories, tuple(marks))


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of the stories found, in order; whether there are more than can be leafed through."""

    numbers: list[int]
    is_more: bool = False

    def __len__(self) -> int:
        return len(self.numbers)

    @classmethod
    def of(cls, asked: Asked, now: datetime, *, order: str = BEST) -> Self:
        """At most three queries, besides those for topic and author, each ending after a thousand stories.

        The best matches have all words in their headline; then come those that have them above the text, at
        most two hundred of each; then all others, the newest first in each. So an old story can lead, if it
        is about nothing else.
        """
        place = Place.of(asked, now) if asked.question else None
        if place is None:
            return cls([])
        best: list[list[int]] = []
        if order == BEST:
            near = (Where.HEADLINE, Where.TOP)
            best = [_numbers(asked, place, where, most=LEADING) for where in near]
        everywhere = _numbers(asked, place, Where.ANYWHERE, most=MOST + 1)
        found = list(dict.fromkeys(chain(*best, everywhere)))
        return cls(found[:MOST], is_more=len(everywhere) > MOST)


def _numbers(asked: Asked, place: Place, where: Where, *, most: int) -> list[int]:
    """Found by their words, then held against the stories themselves: an old index shows nobody too much."""
    first, last = asked.cleaned_data.get("from"), asked.cleaned_data.get("to")
    edition = asked.edition
    sought = Sought(asked.question, place.marks, where)
    begin = midnight(first, edition) if first else None
    end = midnight(last + timedelta(days=1), edition) if last else None
    words = Words.objects.answering(sought).between(begin, end)
    return words.newest_numbers(most, among=place.stories, before=end)
