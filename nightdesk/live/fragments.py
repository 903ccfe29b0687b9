"""Fragments of a live blog: a post, or what stands above all posts, drawn by the templates that drew the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.events.models import Event
from nightdesk.live.head import Head
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.shown import as_shown
from nightdesk.stories.models import Story
from nightdesk.stories.visibility import may_see
from nightdesk.stream.channels import Channel, Fragment, Line

POST = "live.post"


def find(name: str) -> Line | None:
    """`live:` and the live blog's uri. Who has the page of a killed one open still has to be told."""
    known = Story.objects.known_to_readers().filter(is_live_blog=True)
    is_known = known.filter(uri=name.partition(":")[2]).exists()
    return Line(name, log=name) if is_known else None


def paint(events: Sequence[Event]) -> list[Fragment]:
    """Each event as its post or live blog is now; all of them are of one live blog."""
    keys = {event.subject_id for event in events if event.subject_type == POST}
    posts = Post.objects.filter(pk__in=keys).select_related("author").in_bulk()
    blogs = {event.subject_id for event in events if event.subject_type != POST}
    blogs |= {post.blog_id for post in posts.values()}
    story = Story.objects.for_lines().prefetch_related("corrections").get(pk__in=blogs)
    canvas = Canvas(LiveBlog.objects.of(story), posts, timezone.now())
    edition = story.edition
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        return [canvas.fragment(event) for event in events]


@dataclass
class Canvas:
    """What is drawn on. Each post, and the head, is drawn once however often it is told of."""

    blog: LiveBlog
    posts: dict[int, Post]
    now: datetime
    drawn: dict[int, str] = field(default_factory=dict)
    head: str = ""

    def __post_init__(self) -> None:
        self.is_seen = may_see(None, self.blog.story, self.now)
        seen = [post for post in self.posts.values() if post.is_shown] if self.is_seen else []
        for post in seen:
            post.blog = self.blog
        for one in as_shown(self.blog.story, seen, self.now):
            self.drawn[one.post.pk] = render_to_string("live/_post.html", {"shown": one})

    def fragment(self, event: Event) -> Fragment:
        if event.subject_type != POST:
            return self._head()
        post = self.posts[event.subject_id]
        if post.pk not in self.drawn:
            return Fragment("remove", post.element_id)
        # One that moved out of a reader's sight and back, or was sent: it finds its place by its hour.
        is_new = event.kind == "liveblog.posted"
        drawn = self.drawn[post.pk]
        return Fragment("prepend" if is_new else "replace", post.element_id, drawn)

    def _head(self) -> Fragment:
        if not self.is_seen:
            return Fragment("remove", self.blog.element_id)
        if not self.head:
            head = Head.of(self.blog, self.now)
            self.head = render_to_string("live/_head.html", {"head": head})
        return Fragment("replace", self.blog.element_id, self.head)


CHANNEL = Channel(find, paint)
