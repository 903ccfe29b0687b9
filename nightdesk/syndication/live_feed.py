"""The feed of a live blog: its newest posts, with what was taken back."""

from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from nightdesk.live import generations
from nightdesk.live.models import Post
from nightdesk.live.models.post import PostQuerySet
from nightdesk.stories.models import Story
from nightdesk.stories.state import State
from nightdesk.syndication.copy import html_of
from nightdesk.syndication.entries import Entry, Gone, Writer, lines, mentions
from nightdesk.syndication.feed import NEWEST, Scope
from nightdesk.syndication.posts import changed_at, corrections_of
from nightdesk.syndication.shelf import Shelf


@dataclass(frozen=True, slots=True)
class PostsOf(Scope):
    """The posts of one live blog of the edition, which has its corrections at hand."""

    story: Story = field(kw_only=True)

    @property
    def title(self) -> str:
        return _("%(edition)s: %(name)s") % {
            "edition": self.edition.name,
            "name": self.story.headline,
        }

    @property
    def path(self) -> str:
        return self.story.get_absolute_url()

    @property
    def generation(self) -> str:
        return generations.posts(self.story.pk)

    @property
    def posts(self) -> PostQuerySet:
        """What readers see of it; of one that was retracted nothing stands."""
        found = Post.objects.filter(blog=self.story.pk)
        return found.none() if self.story.state == State.RETRACTED else found.shown()

    def entries(self, *, origin: str, now: datetime) -> list[Entry]:
        newest = self.posts.newest_first().select_related("blog", "author")
        posts = list(newest[:NEWEST])
        for post in posts:
            post.blog.story = self.story
            if post.author:
                post.author.edition = self.edition
        shelf = Shelf.for_bodies([post.body for post in posts], origin=origin, now=now)
        return [_entry(post, shelf) for post in posts]

    def standing(self, now: datetime) -> list[Any]:
        newest = self.posts.newest_first()
        return list(newest.values_list("uri", "posted_at", "changed_at")[:NEWEST])

    def gone(self) -> list[Gone]:
        """The last ones that were killed, or all if the live blog was retracted."""
        posts = Post.objects.filter(blog=self.story.pk)
        if self.story.state == State.RETRACTED:
            at: datetime = self.story.retraction.made_at
            names = posts.shown().newest_first().values_list("uri", flat=True)
            return [Gone(uri, at) for uri in names[:NEWEST]]
        killed = posts.exclude(posted_at=None).exclude(killed_at=None).order_by("-killed_at", "-pk")
        return [Gone(uri, at) for uri, at in killed.values_list("uri", "killed_at")[:NEWEST] if at]


def _entry(post: Post, shelf: Shelf) -> Entry:
    story, author = post.story, post.author
    url = shelf.address(author) if author else ""
    first: datetime = post.posted_at  # type: ignore[assignment]  # readers see none without
    return Entry(
        id=post.uri,
        url=shelf.address(post),
        title=post.called,
        summary="",
        html="\n".join([_text(post, shelf), *mentions(story, corrections_of(post))]),
        published=first,
        updated=changed_at(post),
        writers=(Writer(author.name, url),) if author else (),
        categories=(story.section.name,),
    )


def _text(post: Post, shelf: Shelf) -> str:
    """Where an edition keeps its copy to itself: what it is called, and where to read it."""
    if post.edition.feeds_whole:
        return html_of(post.body.raw_data, shelf)
    told, link = _("Read the post"), escape(shelf.address(post))
    return f'{lines(post.called)}<p><a href="{link}">{escape(told)}</a></p>'
