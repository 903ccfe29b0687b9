"""What a live blog may be found by besides its own words: all that its posts say."""

from collections.abc import Iterator

from nightdesk.live.models import Post
from nightdesk.live.words import lines
from nightdesk.stories.models import Story


def passages(story: Story) -> Iterator[str]:
    """One query; none for a story that is no live blog."""
    if not story.is_live_blog:
        return
    for post in Post.objects.shown().filter(blog=story.pk).newest_first():
        yield post.headline
        yield from lines(post.body)
