"""Taking down: the posts of a live blog that is killed or retracted leave the wire and all open pages along with it."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from nightdesk.bakery.staleness import bump
from nightdesk.events.models import Act, Event, append
from nightdesk.live import generations
from nightdesk.live.models import LiveBlog, Post
from nightdesk.stories.models import Story


def take_down(story: Story, at: datetime) -> None:
    """The caller holds the transaction, in which the story is killed."""
    if not story.is_live_blog:
        return
    bump(generations.posts(story.pk), hides=True)
    blog = LiveBlog.objects.of(story)
    append(blog.stream, Act("liveblog.killed", blog, None, at, {}))
    of_it = Post.objects.shown().filter(blog=story.pk)
    for post in of_it.filter(Q(is_on_wire=True) | Exists(_key_acts())):
        where = story.edition.wire_stream if post.is_on_wire else story.edition.desk_stream
        append(where, Act("post.killed", post, None, at, {}))


def take_back(story: Story, at: datetime) -> None:
    """The same for a retraction: the live blog's page remains, and on the wire its own line."""
    if not story.is_live_blog:
        return
    bump(generations.posts(story.pk), hides=True)
    for post in Post.objects.shown().filter(blog=story.pk, is_on_wire=True):
        append(story.edition.wire_stream, Act("post.retracted", post, None, at, {}))


def _key_acts() -> QuerySet[Event]:
    """Those by which a post became a key event: readers who follow the live blog were told of it."""
    acts = Event.objects.filter(subject_type=Post._meta.label_lower, subject_id=OuterRef("pk"))
    return acts.filter(Q(kind="post.marked") | Q(kind="liveblog.posted", particulars__is_key=True))
