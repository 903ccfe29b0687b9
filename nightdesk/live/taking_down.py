"""Taking down: the posts of a live blog that is killed leave the wire and all open pages along with it."""

from datetime import datetime

from nightdesk.bakery.staleness import bump
from nightdesk.events.models import Act, append
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
    for post in Post.objects.filter(blog=story.pk, is_on_wire=True):
        append(story.edition.wire_stream, Act("post.killed", post, None, at, {}))
