"""Which feed an address is of."""

from collections.abc import Callable
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.stories.generations import reading_stories
from nightdesk.stories.questions import story_at
from nightdesk.stories.visibility import authors_shown, topics_shown
from nightdesk.syndication.feed import Scope
from nightdesk.syndication.live_feed import PostsOf

NAMES = ("feed", "rss", "json-feed")


def of_edition(edition: Edition) -> Scope:
    return Scope(edition)


def of_section(edition: Edition, section: str) -> Scope:
    return Scope(edition, get_object_or_404(edition.sections, slug=section))


def of_topic(edition: Edition, slug: str) -> Scope:
    """A topic that no visible story wears is not known to readers."""
    shown = topics_shown(edition, timezone.now())
    return Scope(edition, get_object_or_404(shown, slug=slug))


def of_author(edition: Edition, slug: str) -> Scope:
    """The same holds for who signed nothing that readers see."""
    reading(generations.ways(edition.pk))
    shown = authors_shown(edition, timezone.now())
    return Scope(edition, get_object_or_404(shown, slug=slug))


def of_live_blog(edition: Edition, slug: str) -> Scope:
    """A story that is none has no posts."""
    story = story_at(edition, slug, timezone.now())
    if story is None or not story.is_live_blog:
        raise Http404
    reading_stories([story.pk])
    return PostsOf(edition, story=story)


FINDING: dict[str, Callable[..., Scope]] = {
    "": of_edition,
    "section-": of_section,
    "topic-": of_topic,
    "author-": of_author,
    "live-": of_live_blog,
}


def scope_of(name: str, words: dict[str, Any]) -> Scope | None:
    """By the name of its address and the words in it; None where it is no feed's. Raises Http404 for an unknown one."""
    for before, find in FINDING.items():
        if name in {f"{before}{form}" for form in NAMES}:
            return find(**{key: word for key, word in words.items() if key != "form"})
    return None
