"""Posts as readers see them: each with its pictures, cards and corrections at hand, drawn alike on page and stream."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from nightdesk.live.models import Post
from nightdesk.stories.generations import reading_editions_of, reading_stories
from nightdesk.stories.models import Story
from nightdesk.stories.shown_body import AtHand, ShownBlock, picture_ids, shown, story_ids
from nightdesk.stories.story_page import fetch_pictures


@dataclass(frozen=True, slots=True)
class ShownPost:
    """What `live/_post.html` draws."""

    post: Post
    story: Story
    body: Sequence[ShownBlock]
    corrections: Sequence[Any] = ()
    grown_into: Story | None = None

    @property
    def day(self) -> Any:
        """The edition's day on which it was posted."""
        at: datetime = self.post.posted_at  # type: ignore[assignment]  # readers see none without
        return timezone.localtime(at).date()


def as_shown(story: Story, posts: Iterable[Post], now: datetime) -> list[ShownPost]:
    """These posts of a live blog, in their order. Three queries at most, however many there are.

    `story` has its corrections at hand.
    """
    posts = list(posts)
    at_hand = _at_hand(posts, now)
    made_in: dict[str, list[Any]] = {}
    for correction in story.corrections.all():
        for name in correction.passages:
            made_in.setdefault(name, []).append(correction)
    for post in posts:
        post.blog.story = story
    return [
        ShownPost(
            post,
            story,
            tuple(shown(post.body, at_hand)),
            made_in.get(post.element_id, ()),
            at_hand.stories.get(post.grown_into_id or 0),
        )
        for post in posts
    ]


def _at_hand(posts: Sequence[Post], now: datetime) -> AtHand:
    pointed_to = {key for post in posts for key in story_ids(post.body)}
    pointed_to |= {post.grown_into_id for post in posts if post.grown_into_id}
    wanted = {key for post in posts for key in picture_ids(post.body)}
    cards: dict[int, Story] = {}
    if pointed_to:
        reading_stories(pointed_to)
        cards = Story.objects.visible_to(None, now).for_cards().in_bulk(pointed_to)
        reading_editions_of(cards.values())
    return AtHand(fetch_pictures(sorted(wanted), []), cards)
