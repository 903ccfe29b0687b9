"""Everything that the page of a search shows, fetched in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count
from django.utils.safestring import SafeString

from nightdesk.lib.leaf import LENGTH, Leaf
from nightdesk.site.search.asked import Asked, Choice
from nightdesk.site.search.finding import MOST, Found
from nightdesk.site.search.snippet import Marker
from nightdesk.stories.models import Story
from nightdesk.stories.searched import gather_for, passages

# How many of the stories found are asked for their topics and authors, and how many of these are offered.
LOOKED_AT, OFFERED = 300, 30


@dataclass(frozen=True, slots=True)
class Row:
    """A story found: its headline, the words around what was asked for and the topics it is found by, as HTML."""

    story: Story
    headline: SafeString
    snippet: SafeString
    topics: Sequence[SafeString]


@dataclass(frozen=True)
class SearchPage:
    asked: Asked
    found: Found
    leaf: Leaf
    now: datetime

    most = MOST

    @cached_property
    def rows(self) -> list[Row]:
        """The stories of this leaf, asked for once more as any reader may see them."""
        edition = self.asked.edition
        visible = Story.objects.visible_to(None, self.now).numbered(self.leaf.items, edition)
        stories = {story.pk: story for story in visible.for_rows().prefetch_related("topics")}
        gather_for(stories.values())
        marker = Marker(self.asked.question, edition.language)
        return [_row(stories[key], marker) for key in self.leaf.items if key in stories]

    @cached_property
    def topics(self) -> list[tuple[str, str]]:
        return self._carried("topics", "topic")

    @cached_property
    def authors(self) -> list[tuple[str, str]]:
        return self._carried("bylines__author", "author")

    def _carried(self, name: str, chosen: str) -> list[tuple[str, str]]:
        """What the stories found have, as (slug, name): never what only hidden stories have."""
        slug = self.asked.cleaned_data.get(chosen, "")
        if not self.found:
            return [(slug, slug)] if slug else []
        stories = Story.objects.filter(pk__in=self.found.numbers[:LOOKED_AT])
        counted = stories.values_list(f"{name}__slug", f"{name}__name").annotate(n=Count("pk"))
        often = counted.exclude(**{f"{name}__slug": None}).order_by("-n")[:OFFERED]
        told = {key: label for key, label, _n in often}
        if slug:
            told.setdefault(slug, slug)
        return sorted(told.items(), key=lambda each: each[1].casefold())

    @property
    def spans(self) -> list[Choice]:
        return self.asked.spans(self.today)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.asked.edition.zone).date()

    @property
    def first_day(self) -> str:
        return self._day("from")

    @property
    def last_day(self) -> str:
        return self._day("to")

    def _day(self, name: str) -> str:
        """As the browser's own field wants it; nothing of what was no day."""
        said: date | None = self.asked.cleaned_data.get(name)
        return said.isoformat() if said else ""

    @property
    def first(self) -> int:
        """The number of the first row among all found."""
        return (self.leaf.number - 1) * LENGTH + 1

    @property
    def unordered(self) -> str:
        """The question as feeds are asked it: they are always newest first."""
        return self.asked.address(order="")

    @property
    def previous(self) -> str:
        return self.asked.address(page=str(self.leaf.newer) if self.leaf.newer > 1 else "")

    @property
    def next(self) -> str:
        return self.asked.address(page=str(self.leaf.older))


def _row(story: Story, marker: Marker) -> Row:
    """Of a retracted story nothing is quoted."""
    headline = marker.marked(story.headline)
    if story.is_retracted:
        return Row(story, headline, SafeString(), [])
    text = (part for part in (story.standfirst, *passages(story)) if part)
    topics = [topic.name for topic in story.topics.all() if marker.answers(topic.name)]
    return Row(story, headline, marker.snippet(text), [marker.marked(name) for name in topics])
