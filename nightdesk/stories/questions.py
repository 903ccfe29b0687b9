"""What the page of every story asks the database, each question written once (see lib/prepared.py)."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from nightdesk.lib.prepared import Place, Prepared, places
from nightdesk.media.models import Rendition
from nightdesk.media.widths import SHAPES
from nightdesk.topics.models import Topic

if TYPE_CHECKING:
    from nightdesk.editions.models import Edition
    from nightdesk.stories.models import Story

KEY = models.BigAutoField()
INSTANT = models.DateTimeField()


def story_at(edition: "Edition", slug: str, now: datetime) -> "Story | None":
    """The story that every reader may see there, with all that its page shows but cards and pictures."""
    found = _STORY.ask(edition=edition.pk, slug=slug, now=now)
    if not found:
        return None
    [story] = found
    story.edition = edition
    sections = {section.pk: section for section in edition.shown_sections}
    if story.section_id in sections:
        story.section = sections[story.section_id]
    for name, question in _OF_A_STORY.items():
        _put_at_hand(story, name, question.ask(story=story.pk))
    return story


def cards_beside(story: "Story", ids: Iterable[int], now: datetime) -> "list[Story]":
    """Of these stories, and of the same matter elsewhere, those that every reader may see."""
    return _CARDS.ask(story=story.pk or 0, matter=story.matter, now=now, among=sorted(ids))


def renditions(numbers: dict[str, list[int]]) -> dict[int, list[Rendition]]:
    """By picture, of pictures by the name of the shape they are shown in.

    All come in one query, but become records when they are looked at: most pictures on cards are kept
    parts, and none of theirs is.
    """
    return _RENDITIONS.ask_by("image_id", **numbers)


def _put_at_hand(story: "Story", name: str, records: list[Any]) -> None:
    """As Django does it for what was fetched beforehand."""
    fetched = getattr(story, name).all()
    fetched._result_cache = records  # noqa: SLF001 - Django has no door for it
    fetched._prefetch_done = True  # noqa: SLF001
    cache = story.__dict__.setdefault("_prefetched_objects_cache", {})
    cache[name] = fetched


def _visible() -> Any:
    from nightdesk.stories.models import Story  # noqa: PLC0415 - stories import this module

    now: Any = Place("now", INSTANT)
    return Story.objects.visible_to(None, now)


def _story() -> Any:
    from nightdesk.stories.models.fetching import beside, looked_up  # noqa: PLC0415

    here = _visible().filter(edition=Place("edition", KEY))
    named = here.named(Place("slug", models.SlugField()))
    its = named.select_related(*beside("lead_picture", "retraction"))
    return its.annotate(**looked_up())


def _cards(among: int) -> Any:
    wanted = Q(pk__in=places("among", KEY, among)) | Q(matter=Place("matter", models.UUIDField()))
    others = _visible().filter(wanted).exclude(pk=Place("story", KEY))
    return others.select_related("edition", "section", "lead_picture").defer("body", "marks")


def _bylines() -> Any:
    from nightdesk.stories.models import Byline  # noqa: PLC0415

    return Byline.objects.filter(story=Place("story", KEY)).select_related("author__portrait")


def _topics() -> Any:
    return Topic.objects.filter(stories=Place("story", KEY))


def _corrections() -> Any:
    from nightdesk.stories.models import Correction  # noqa: PLC0415

    return Correction.objects.filter(story=Place("story", KEY))


def _links() -> Any:
    from nightdesk.stories.models import RelatedStory  # noqa: PLC0415

    return RelatedStory.objects.filter(story=Place("story", KEY))


def _renditions(**lengths: int) -> Any:
    shown = Q()
    for name, length in lengths.items():
        if length:
            pictures = places(name, KEY, length)
            shown |= Q(filter_spec__in=SHAPES[name].specs, image__id__in=pictures)
    return Rendition.objects.filter(shown).select_related("image")


_STORY: "Prepared[Story]" = Prepared(_story)
_CARDS: "Prepared[Story]" = Prepared(_cards)
_RENDITIONS: Prepared[Rendition] = Prepared(_renditions)
_OF_A_STORY: dict[str, Prepared[Any]] = {
    "bylines": Prepared(_bylines),
    "topics": Prepared(_topics),
    "corrections": Prepared(_corrections),
    "related_stories": Prepared(_links),
}
