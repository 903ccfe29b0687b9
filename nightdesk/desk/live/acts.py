"""What a live desk presses: each button is one act, and readers have it within a second."""

from collections.abc import Callable, Mapping

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from nightdesk.desk.live.doors import for_readers_at_the_desk, for_writers, post_of
from nightdesk.desk.live.forms import QuickForm, WireForm
from nightdesk.desk.live.pages import blog_page
from nightdesk.desk.moderation.doors import who
from nightdesk.live.growing import grow
from nightdesk.live.models import LiveBlog, OnWire, Post
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotNow, Refused

Said = Mapping[str, str]
OnBlog = Callable[[LiveBlog, Person, Said], None]
OnPost = Callable[[Post, Person, Said], str]
LONGEST = 2000


@for_writers
@require_POST
def write(request: HttpRequest, blog: LiveBlog) -> HttpResponse:
    """POST the quick form, with `act`: send, or hand in. Refused, every word that was typed comes back."""
    form = QuickForm(request.POST, blog, who(request))
    if form.is_valid():
        try:
            told = put_down(form.post(), request.POST.get("act", ""), who(request))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, told)
            return redirect("live_blogs:show", blog.pk)
    return blog_page(request, blog, form)


def put_down(post: Post, act: str, by: Person) -> str:
    """Send a post, or hand it in; one that came in already, by a form that was sent twice, is left alone."""
    if act not in {"send", "hand_in"}:
        raise Http404
    came_before = Post.objects.filter(uri=post.uri)
    if post.pk is None and came_before.exists():
        return _("This post was taken in already.")
    try:
        getattr(post, act)(by=by)
    except IntegrityError:
        if not came_before.exists():
            raise
        return _("This post was taken in already.")
    return _("Readers have it.") if act == "send" else _("It waits for an editor.")


@for_readers_at_the_desk
@require_POST
def on_blog(request: HttpRequest, blog: LiveBlog) -> HttpResponse:
    """POST `act`: end, reopen, unpin or wire (with `on_wire`)."""
    act = ON_BLOG.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        act(blog, who(request), request.POST)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("live_blogs:show", blog.pk)


@for_readers_at_the_desk
@require_POST
def on_post(request: HttpRequest, blog: LiveBlog, key: int) -> HttpResponse:
    """POST `act`, with the `version` that was seen, and `reason` for a kill. A kill that is refused keeps it."""
    post, name = post_of(blog, key), request.POST.get("act", "")
    act = ON_POST.get(name)
    if act is None:
        raise Http404
    try:
        told = act(post, who(request), request.POST)
    except Refused as refused:
        messages.error(request, str(refused))
        if name == "kill":
            again = {"key": key, "reason": request.POST.get("reason", "")}
            return blog_page(request, blog, QuickForm(None, blog, who(request)), again)
    else:
        messages.success(request, told)
        if name == "grow":
            return redirect("stories:edit", post.grown_into_id)
    return redirect("live_blogs:show", blog.pk)


def as_seen(post: Post, said: Said) -> Post:
    """Of words that somebody changed meanwhile, whoever acts has not seen them: the verb refuses."""
    version = said.get("version", "")
    post.version = int(version) if version.isdecimal() and len(version) < 10 else 0  # noqa: PLR2004 - of a version
    return post


def _send(post: Post, by: Person, said: Said) -> str:
    return put_down(as_seen(post, said), "send", by)


def _drop(post: Post, by: Person, said: Said) -> str:
    as_seen(post, said).drop(by=by)
    return _("Dropped. No reader saw it.")


def _mark(post: Post, by: Person, said: Said) -> str:
    post.mark_as_key(by=by)
    return _("It is a key event.")


def _unmark(post: Post, by: Person, said: Said) -> str:
    post.unmark(by=by)
    return _("It is no key event any more.")


def _pin(post: Post, by: Person, said: Said) -> str:
    post.blog.pin(post, by=by)
    return _("It stands above all other posts.")


def _grow(post: Post, by: Person, said: Said) -> str:
    grow(post, by=by)
    return _("Its draft begins with the words of the post.")


def _kill(post: Post, by: Person, said: Said) -> str:
    post.kill(said.get("reason", "")[:LONGEST], by=by)
    return _("It is gone from every page.")


def _tell_the_wire(blog: LiveBlog, by: Person, said: Said) -> None:
    form = WireForm(said)
    if not form.is_valid():
        raise NotNow(_("Choose which posts go on the wire."))
    blog.tell_the_wire(OnWire(form.cleaned_data["on_wire"]), by=by)


ON_BLOG: Mapping[str, OnBlog] = {
    "end": lambda blog, by, _said: blog.end(by=by),
    "reopen": lambda blog, by, _said: blog.reopen(by=by),
    "unpin": lambda blog, by, _said: blog.unpin(by=by),
    "wire": _tell_the_wire,
}
ON_POST: Mapping[str, OnPost] = {
    "send": _send,
    "drop": _drop,
    "mark": _mark,
    "unmark": _unmark,
    "pin": _pin,
    "grow": _grow,
    "kill": _kill,
}
