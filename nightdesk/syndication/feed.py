"""A feed: the newest stories of an edition, a section, a topic or an author, with what was taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.utils.translation import gettext as _

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition, Section
from nightdesk.stories.models import Author, Story
from nightdesk.stories.models.story import StoryQuerySet
from nightdesk.syndication.entries import Entry, Gone
from nightdesk.syndication.shelf import Shelf
from nightdesk.topics.models import Topic

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Scope:
    """What a feed is of: a whole edition, one of its sections, topics or authors."""

    edition: Edition
    within: Section | Topic | Author | None = None

    @property
    def title(self) -> str:
        if self.within is None:
            return self.edition.name
        names = {"edition": self.edition.name, "name": self.within.name}
        return _("%(edition)s: %(name)s") % names

    @property
    def path(self) -> str:
        """Where readers find the same."""
        return (self.within or self.edition).get_absolute_url()

    @property
    def generation(self) -> str:
        """The name under which baked feeds read which stories it has."""
        if isinstance(self.within, Section):
            return generations.section(self.within.pk)
        if isinstance(self.within, Topic):
            return generations.topic(self.within.pk)
        return generations.lists(self.edition.pk)

    @property
    def stories(self) -> StoryQuerySet:
        stories = self.edition.stories.all()
        if isinstance(self.within, Section):
            return stories.in_section(self.within)
        if isinstance(self.within, Author):
            return stories.by(self.within)
        return stories.on(self.within) if self.within else stories

    def path_of(self, name: str) -> str:
        """Where a form of the feed is: `feed.xml`, `rss.xml`, `feed.json`."""
        return f"{self.path}{name}"

    def shown(self, now: datetime) -> StoryQuerySet:
        """What of it readers may see."""
        return self.stories.visible_to(None, now)

    def entries(self, *, origin: str, now: datetime) -> list[Entry]:
        """The newest, as readers may see them."""
        stories = self.visible(now)
        shelf = Shelf.for_stories(stories, origin=origin, now=now)
        return [Entry.of(story, shelf) for story in stories]

    def standing(self, now: datetime) -> list[Any]:
        """What stands in it: the same as long as nothing comes, goes or is changed."""
        shown = self.shown(now).newest_first()
        return list(shown.values_list("uri", "state", "published_at", "updated_at")[:NEWEST])

    def visible(self, now: datetime) -> list[Story]:
        """The newest stories readers may see, with all that an entry draws: a fixed number of queries."""
        newest = self.shown(now).newest_first().for_feeds()
        with_all = newest.select_related("retraction").prefetch_related("topics", "corrections")
        return list(with_all[:NEWEST])

    def gone(self) -> list[Gone]:
        """The last ones that were killed."""
        killed = self.stories.gone().order_by("-withdrawal__made_at", "-pk")
        told = killed.values_list("uri", "withdrawal__made_at")[:NEWEST]
        return [Gone(uri, at) for uri, at in told]


@dataclass(frozen=True, slots=True)
class Feed:
    """What Atom, RSS and JSON Feed write, each in its manner. Addresses are absolute."""

    scope: Scope
    origin: str
    entries: list[Entry]
    gone: list[Gone]
    hub: str = ""

    @classmethod
    def of(cls, scope: Scope, *, origin: str, now: datetime, hub: str = "") -> Self:
        reading(scope.generation)
        return cls(scope, origin, scope.entries(origin=origin, now=now), scope.gone(), hub)

    @property
    def home(self) -> str:
        return f"{self.origin}{self.scope.path}"

    @property
    def changed_at(self) -> datetime | None:
        """When it last changed: a story came, was changed or was taken away."""
        instants = [entry.updated for entry in self.entries] + [gone.at for gone in self.gone]
        return max(instants, default=None)

    def url(self, name: str) -> str:
        return f"{self.origin}{self.scope.path_of(name)}"
