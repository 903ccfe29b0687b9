"""Posts as a live desk lists them: what each says, who did what, and what this person may do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nightdesk.desk.live.doors import may_change
from nightdesk.events.models import Event
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.words import lines
from nightdesk.people.models import Person

ACTS: dict[str, str | Promise] = {
    "liveblog.posted": _("Sent"),
    "post.rewritten": _("Updated"),
    "post.corrected": _("Corrected"),
    "post.killed": _("Killed"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """One act, and who did it when."""

    label: str | Promise
    event: Event


@dataclass(frozen=True, slots=True)
class Row:
    """What `desk/live/_row.html` draws."""

    post: Post
    done: Sequence[Done]
    may_change: bool

    @property
    def lines(self) -> list[str]:
        return lines(self.post.body)

    @property
    def others(self) -> list[Any]:
        """The names of blocks that say nothing a list could quote: pictures, embeds."""
        blocks = self.post.body.stream_block.child_blocks
        silent = {"picture", "gallery", "embed", "related", "table"}
        return [
            blocks[raw["type"]].label for raw in self.post.body.raw_data if raw["type"] in silent
        ]


def rows(blog: LiveBlog, posts: Iterable[Post], person: Person) -> list[Row]:
    """In their order. One query, however many there are."""
    posts = list(posts)
    for post in posts:
        post.blog = blog
    done = _done(blog, posts)
    return [Row(post, done.get(post.pk, ()), may_change(person, post)) for post in posts]


def _done(blog: LiveBlog, posts: Sequence[Post]) -> dict[int, list[Done]]:
    keys = [post.pk for post in posts if post.posted_at is not None]
    if not keys:
        return {}
    told = Event.objects.on(blog.stream).filter(
        subject_type=Post._meta.label_lower, subject_id__in=keys, kind__in=ACTS
    )
    found: dict[int, list[Done]] = {}
    for event in told.select_related("actor").order_by("seq"):
        found.setdefault(event.subject_id, []).append(Done(ACTS[event.kind], event))
    return found
