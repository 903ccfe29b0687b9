"""One post of a live blog, at its own address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations as edition_names
from nightdesk.editions.models import Edition
from nightdesk.live import generations
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.shown import as_shown
from nightdesk.live.views.live_blogs import gone, live_blog_at
from nightdesk.stream.cursor import here

LAST = 2**31


@require_safe
def show(request: HttpRequest, edition: Edition, slug: str, number: int) -> HttpResponse:
    """A post that was killed is gone; one that was never sent has no address."""
    reading(edition_names.lists(edition.pk))
    at, now = edition.wire_cursor(), timezone.now()
    story = live_blog_at(edition, slug)
    if story is None:
        return gone(request, edition, slug)
    reading(generations.posts(story.pk))
    cursor, blog = here(f"live:{story.uri}"), LiveBlog.objects.of(story)
    numbered = Post.objects.filter(blog=blog.pk).numbered(min(number, LAST - 1))
    post = numbered.select_related("author").first()
    if post is None:
        raise Http404
    if not post.is_shown:
        return render(request, "errors/gone.html", {"edition": edition}, status=410)
    post.blog = blog
    [shown] = as_shown(story, [post], now)
    context = {
        "edition": edition,
        "story": story,
        "shown": shown,
        "now": now,
        "cursor": at,
        "posts_cursor": cursor,
    }
    return render(request, "live/post.html", context)
