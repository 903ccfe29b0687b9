"""The live blog, at its address: its head, and its posts from the newest on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations as edition_names
from nightdesk.editions.models import Edition
from nightdesk.lib.leaf import Leaf
from nightdesk.live import generations
from nightdesk.live.head import Head
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.shown import as_shown
from nightdesk.stories.models import Story
from nightdesk.stories.questions import story_at
from nightdesk.stories.story_page import StoryPage
from nightdesk.stream.cursor import here


@require_safe
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    reading(edition_names.lists(edition.pk))
    at, now = edition.wire_cursor(), timezone.now()
    story = story_at(edition, slug, now)
    if story is None:
        return gone(request, edition, slug)
    if not story.is_live_blog:
        return redirect(story, permanent=True)
    reading(generations.posts(story.pk))
    cursor = here(f"live:{story.uri}")
    blog = LiveBlog.objects.of(story)
    posts = Post.objects.shown().filter(blog=blog.pk).select_related("author").newest_first()
    leaf = Leaf.asked_for(request, posts)
    for post in leaf.items:
        post.blog = blog
    context = {
        "edition": edition,
        "story": story,
        "page": StoryPage(story, now),
        "now": now,
        "cursor": at,
        "posts_cursor": cursor,
        "head": Head.of(blog, now),
        "leaf": leaf,
        "posts": as_shown(story, leaf.items, now),
    }
    return render(request, "live/show.html", context)


def gone(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """A killed live blog was there once, and that is all readers are told."""
    if not edition.stories.gone().named(slug).exists():
        raise Http404
    return render(request, "errors/gone.html", {"edition": edition}, status=410)


def live_blog_at(edition: Edition, slug: str) -> Story | None:
    """The live blog that every reader may see there."""
    story = story_at(edition, slug, timezone.now())
    return story if story is not None and story.is_live_blog else None
