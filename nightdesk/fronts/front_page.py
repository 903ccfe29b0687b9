"""Everything that a front shows: its slots, filled, each story once, in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Self

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.urls import reverse

from nightdesk.bakery.staleness import good_until, reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition, Section
from nightdesk.fronts.arrangement import Arrangement, PlacedRail
from nightdesk.fronts.discussed import MOST, most_discussed
from nightdesk.fronts.filling import RAIL, Filling, of_section
from nightdesk.fronts.models.front import LIVE, ROW, SECONDS, Front
from nightdesk.lib.leaf import LENGTH, Leaf
from nightdesk.stories.models import Story
from nightdesk.stories.models.story import StoryQuerySet
from nightdesk.topics.models import Topic

# So many of the newest stories compete for the slots; what is older is found in its section.
COMPETING = 60
# A rail shows four; others may have been placed above.
IN_A_RAIL = 20


@dataclass(frozen=True, slots=True)
class Rail:
    """A titled group of stories; `address` is where there are more, if anywhere."""

    title: str
    stories: list[Story]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Slots:
    """The stories in each, none of them twice. `rest` is what a section has beside them, newest first."""

    lead: list[Story]
    seconds: list[Story]
    row: list[Story]
    live: list[Story]
    rails: list[Rail]
    discussed: list[Story]
    rest: list[Story]


@dataclass(frozen=True)
class FrontPage:
    """`front` may be one that nobody saved: an arrangement that is being previewed, or none at all."""

    front: Front
    now: datetime

    @classmethod
    def of(cls, front: Front, now: datetime) -> Self:
        page = cls(front, now)
        reading(front.generation)
        if page.section is not None:
            reading(generations.section(page.section.pk))
        if page.section is None or page.arrangement != Arrangement():
            reading(generations.lists(page.edition.pk))
        good_until(page.arrangement.next_end(now))
        return page

    @property
    def edition(self) -> Edition:
        return self.front.edition

    @property
    def section(self) -> Section | None:
        return self.front.section

    @property
    def context(self) -> dict[str, Any]:
        """What the template draws."""
        return {
            "edition": self.edition,
            "section": self.section,
            "front": self.slots,
            "leaf": self.leaf,
            "now": self.now,
        }

    @cached_property
    def arrangement(self) -> Arrangement:
        return Arrangement.of(self.front)

    @cached_property
    def leaf(self) -> Leaf:
        """Of a section: what follows the slots, newest first. Older leaves are plain lists."""
        return Leaf(items=self.slots.rest, number=1, has_older=len(self._newest) > LENGTH)

    @cached_property
    def slots(self) -> Slots:
        """Filled from the top; those above choose first. The live strip is filled by hand alone."""
        filling = Filling({story.pk: story for story in self._stories}, self.now)
        filling.reserve(self.arrangement)
        newest, placed = self._newest, self.arrangement
        itself = filling.by_weight(newest[:LENGTH] if self.section else newest)
        lead = filling.slot(placed.lead, 1, fills=itself)
        seconds = filling.slot(placed.seconds, SECONDS, fills=itself)
        row = filling.slot(placed.row, ROW, fills=None if self.section else itself)
        live = filling.slot(placed.live_strip, LIVE)
        rails = [rail for each in placed.rails if (rail := self._rail(filling, each))]
        discussed = filling.take(self._discussed_stories(filling), MOST)
        if self.section is None:
            rails += self._rails_of_sections(filling)
        rest = list(filling.free(newest[:LENGTH])) if self.section else []
        return Slots(lead, seconds, row, live, rails, discussed, rest)

    def _rail(self, filling: Filling, placed: PlacedRail) -> Rail | None:
        """None when nothing is in it, or its section or topic is not of this edition."""
        section = self._sections.get(placed.section or 0)
        if section:
            stories = filling.rail(placed, of_section(self._stories, section.pk))
            title, address = section.name, section.get_absolute_url()
        elif placed.topic:
            stories = filling.rail(placed, (one for one in self._stories if _on(one, placed.topic)))
            title, address = self._topic(placed.topic)
        else:
            stories, title, address = filling.rail(placed, ()), "", ""
        title = placed.title or title
        return Rail(title, stories, address) if stories and title else None

    def _rails_of_sections(self, filling: Filling) -> list[Rail]:
        """The sections in their order, each with its newest, unless it has a rail already."""
        found = []
        for section in self._sections.values():
            if section.pk not in self.arrangement.sections:
                stories = filling.take(of_section(self._newest, section.pk), RAIL)
                found.append(Rail(section.name, stories, section.get_absolute_url()))
        return [rail for rail in found if rail.stories]

    def _discussed_stories(self, filling: Filling) -> list[Story]:
        return [filling.at_hand[key] for key in self._discussed if key in filling.at_hand]

    @cached_property
    def _sections(self) -> dict[int, Section]:
        return {section.pk: section for section in self.edition.shown_sections}

    def _topic(self, topic_id: int) -> tuple[str, str]:
        """Its name and address, as its stories brought them along."""
        told = next((_on(story, topic_id) for story in self._stories if _on(story, topic_id)), "")
        slug, _, name = told.partition("\n")
        return name, reverse("topic", args=[self.edition, slug]) if slug else ""

    @cached_property
    def _discussed(self) -> list[int]:
        return most_discussed(self.edition)

    @cached_property
    def _newest(self) -> list[Story]:
        """What competes for the slots, newest first."""
        if self.section is None:
            return self._stories[:COMPETING]
        return list(of_section(self._stories, self.section.pk))[:COMPETING]

    @cached_property
    def _stories(self) -> list[Story]:
        """All that may be shown, newest first. Three queries, however much an editor arranged."""
        standing = self.edition.stories.visible_to(None, self.now).published()
        home = standing.in_section(self.section) if self.section else standing
        sources = [home.newest_first()[:COMPETING], *self._sources(standing)]
        return list(of_all(sources).annotate(**self._topics).newest_first().for_cards())

    def _sources(self, standing: StoryQuerySet) -> Iterator[StoryQuerySet]:
        """Stories that are not among the newest, but wanted."""
        wanted = {one.story for one in self.arrangement.placements} | set(self._discussed)
        if wanted:
            of_all_editions = Story.objects.visible_to(None, self.now).published()
            yield of_all_editions.numbered(wanted, self.edition)
        for section_id in self.arrangement.sections:
            yield standing.filter(section=section_id).newest_first()[:IN_A_RAIL]
        for topic_id in self.arrangement.topics:
            yield standing.filter(topics=topic_id).newest_first()[:IN_A_RAIL]

    @property
    def _topics(self) -> dict[str, Subquery]:
        """For each topic with a rail: its slug and name beside each story on it, empty beside others."""
        told = Concat("slug", Value("\n"), "name")
        here = Topic.objects.filter(stories=OuterRef("pk")).values(told=told)
        return {_column(key): Subquery(here.filter(pk=key)[:1]) for key in self.arrangement.topics}


def of_all(sources: "list[StoryQuerySet]") -> StoryQuerySet:
    """Whatever is in one of these, each of which may end early.

    Neither database is asked for an OR, which would lead it through every story there is.
    """
    first, *others = [Story.objects.filter(pk__in=one.values("pk")).values("pk") for one in sources]
    keys = first.union(*others) if others else first
    return Story.objects.filter(pk__in=keys)


def _column(topic_id: int) -> str:
    return f"on_{topic_id}"


def _on(story: Story, topic_id: int) -> str:
    return getattr(story, _column(topic_id)) or ""
