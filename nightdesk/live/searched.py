"""What a live blog may be found by besides its own words: all that its posts say."""

from collections.abc import Iterable, Iterator

from nightdesk.live.models import Post
from nightdesk.live.words import lines
from nightdesk.stories.models import Story

AT_HAND = "posts_at_hand"


def gather(stories: Iterable[Story]) -> None:
    """The posts of all live blogs among them, in one query; none if there is none."""
    blogs = {story.pk: story for story in stories if story.is_live_blog}
    said: dict[int, list[Post]] = {key: [] for key in blogs}
    for post in _said_under(blogs) if blogs else ():
        said[post.blog_id].append(post)
    for key, story in blogs.items():
        setattr(story, AT_HAND, said[key])


def passages(story: Story) -> Iterator[str]:
    """One query, unless they were gathered; none for a story that is no live blog."""
    if not story.is_live_blog:
        return
    posts = getattr(story, AT_HAND, None)
    for post in _said_under([story.pk]) if posts is None else posts:
        yield post.headline
        yield from lines(post.body)


def _said_under(blogs: Iterable[int]) -> Iterable[Post]:
    said = Post.objects.shown().filter(blog__in=list(blogs)).newest_first()
    return said.only("blog", "headline", "body")
