"""Fetching: what a line, a card and a page of a story draw, in a fixed number of queries each."""

from collections.abc import Iterable
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Prefetch, Q

from nightdesk.media.models import Rendition
from nightdesk.media.widths import OWN, WIDE, Shape
from nightdesk.stories.models.byline import Byline
from nightdesk.stories.visibility import VisibleQuerySet

S = TypeVar("S", bound=models.Model)


# Records that stand beside a story on its card and in feeds; apps above name theirs when they are ready.
_beside: set[str] = set()


def bring_along(name: str) -> None:
    """Fetch this record of a story with every card and page, in the same query. `name` is the one-to-one relation's."""
    _beside.add(name)


# What apps above look up in the query of a story's page, by the name it is found under there.
_looked_up: dict[str, models.expressions.Combinable] = {}


def look_up(name: str, expression: models.expressions.Combinable) -> None:
    """Have the story of a page carry what this says of it, under `name`."""
    _looked_up[name] = expression


def looked_up() -> "dict[str, models.expressions.Combinable]":
    return dict(_looked_up)


def beside(*own: str) -> list[str]:
    """What is fetched in the story's own query: these records, and what apps above brought along."""
    return [*own, *sorted(_beside)]


def renditions(of: str, shape: Shape) -> "Prefetch[str]":
    """The renditions in one shape of the picture that `of` leads to."""
    shown = Rendition.objects.filter(filter_spec__in=shape.specs)
    return Prefetch(f"{of}__renditions", queryset=shown, to_attr="prefetched_renditions")


def bylines() -> "Prefetch[str]":
    return Prefetch("bylines", queryset=Byline.objects.select_related("author__portrait"))


class FetchingQuerySet(VisibleQuerySet[S]):
    def for_lines(self) -> Self:
        """One query: headline and address, no text."""
        return self.select_related("edition", "section").defer("body", "marks")

    def for_words(self) -> Self:
        """Two queries: what a card says, without its picture."""
        return self.for_lines().prefetch_related(bylines())

    def for_rows(self) -> Self:
        """Two queries: with the text, to quote from, and the bylines."""
        return self.select_related("edition", "section").prefetch_related(bylines())

    def numbered(self, keys: Iterable[int], edition: models.Model) -> Self:
        """These few, if they are the edition's. To be asked of all stories, not of `edition.stories`.

        SQLite, which counts nothing, would look for two of them through everything the edition has; so it
        is kept from asking its indexes for the edition.
        """
        its = self.alias(its_edition=F("edition_id") + 0).filter(its_edition=edition.pk)
        return its.filter(pk__in=keys)

    def for_cards(self) -> Self:
        """Three queries: with the bylines, the picture and its renditions, cut as cards show it."""
        return self.select_related(*beside("edition", "section", "lead_picture")).prefetch_related(
            bylines(), renditions("lead_picture", WIDE)
        )

    def for_feeds(self) -> Self:
        """As for cards, with the picture as it was taken."""
        return self.select_related(*beside("edition", "section", "lead_picture")).prefetch_related(
            bylines(), renditions("lead_picture", OWN)
        )

    def for_sending(self) -> Self:
        """Six queries: all that other newsrooms are sent, but for what the text points to."""
        return self.for_page().prefetch_related(renditions("lead_picture", OWN))

    def for_page(self) -> Self:
        """Four queries: with bylines, topics and corrections. The page fetches renditions itself."""
        its = beside("edition", "section", "lead_picture", "retraction")
        return self.select_related(*its).prefetch_related(bylines(), "topics", "corrections")

    def of_matter(self, story: models.Model) -> Self:
        """The same matter in other editions."""
        return self.in_matters_of([story]).exclude(pk=story.pk)

    def in_matters_of(self, stories: Iterable[Any]) -> Self:
        """All of these matters, in whatever edition: these stories and their translations."""
        of_one = self.filter(matter__in={story.matter for story in stories})
        return of_one.for_lines().order_by("edition__position", "edition__pk")

    def among(self, *keys: "models.QuerySet[S, Any]") -> Self:
        """Those whose keys any of these questions answers with."""
        wanted = Q()
        for some in keys:
            wanted |= Q(pk__in=some)
        return self.filter(wanted)
