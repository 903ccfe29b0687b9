"""Who comes in to the screens of live blogs: those who read the story at the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from nightdesk.desk.moderation.doors import who
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.permissions import WRITE, may_act
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may

View = Callable[..., HttpResponse]


def for_readers_at_the_desk(view: View) -> View:
    """The view gets the live blog that `pk` names. Hours are its edition's, whoever reads them."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        person = who(request)
        seen = Story.objects.visible_to(person, timezone.now()).filter(is_live_blog=True)
        story = get_object_or_404(seen.select_related("edition", "section"), pk=pk)
        if not may(person, "read", story):
            raise PermissionDenied
        with timezone.override(story.edition.zone):
            return view(request, LiveBlog.objects.of(story), **kwargs)

    return guarded


def for_writers(view: View) -> View:
    """And who may write posts there."""

    @wraps(view)
    def guarded(request: HttpRequest, blog: LiveBlog, **kwargs: Any) -> HttpResponse:
        if not may_act(who(request), WRITE, blog.story):
            raise PermissionDenied
        return view(request, blog, **kwargs)

    return for_readers_at_the_desk(guarded)


def post_of(blog: LiveBlog, key: int) -> Post:
    post = Post.objects.filter(blog=blog.pk, pk=key).select_related("author").first()
    if post is None:
        raise Http404
    post.blog = blog
    return post


def may_change(person: Person, post: Post) -> bool:
    """Whether to offer the editor of it now."""
    if post.killed_at is not None:
        return False
    return may_act(person, WRITE if post.posted_at is None else "update", post.story)
