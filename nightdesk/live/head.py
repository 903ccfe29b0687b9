"""The head: what stands above the posts of a live blog. Whether it runs, what is pinned, its key events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from nightdesk.lib.leaf import LENGTH
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.shown import ShownPost, as_shown
from nightdesk.stories.models import Story

MOST_KEY_EVENTS = 30


@dataclass(frozen=True, slots=True)
class KeyEvent:
    post: Post
    address: str


@dataclass(frozen=True, slots=True)
class Head:
    """What `live/_head.html` draws."""

    blog: LiveBlog
    pinned: ShownPost | None
    key_events: Sequence[KeyEvent]

    @classmethod
    def of(cls, blog: LiveBlog, now: datetime) -> Self:
        """Two queries, and those of the pinned post's pictures."""
        blog.pinned = blog.pinned if blog.pinned and blog.pinned.is_shown else None
        pinned = as_shown(blog.story, [blog.pinned], now) if blog.pinned else []
        return cls(blog, next(iter(pinned), None), _key_events(blog))

    @property
    def story(self) -> Story:
        return self.blog.story


def _key_events(blog: LiveBlog) -> list[KeyEvent]:
    """The newest first. Those on the live blog's first leaf are led to there, older ones to pages of their own."""
    posts = Post.objects.shown().filter(blog=blog.pk).newest_first()
    found = list(posts.key()[:MOST_KEY_EVENTS])
    if not found:
        return []
    near = set(posts.values_list("number", flat=True)[:LENGTH])
    here = blog.get_absolute_url()
    for post in found:
        post.blog = blog
    return [
        KeyEvent(
            post,
            f"{here}#{post.element_id}" if post.number in near else post.get_absolute_url(),
        )
        for post in found
    ]
