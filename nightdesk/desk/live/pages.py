"""Live blogs as pages: the list of them, and the page of one, on which its posts are written and kept."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import (
    Case,
    Count,
    DateTimeField,
    F,
    IntegerField,
    Max,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from nightdesk.desk.live.doors import for_readers_at_the_desk
from nightdesk.desk.live.forms import QuickForm, WireForm
from nightdesk.desk.live.rows import rows
from nightdesk.desk.moderation.doors import who
from nightdesk.desk.rooms.doors import keeps_any
from nightdesk.desk.stories.places import may_change, place_of
from nightdesk.lib.leaf import Leaf
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.models.live_blog import CLOSED
from nightdesk.live.permissions import WRITE, may_act
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.state import PUBLIC
from nightdesk.talk.permissions import may_moderate

TITLE = gettext_lazy("Live blogs")
MOST = 200


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Those that run first, then those that readers do not have yet, then those that ended."""
    if not who(request).may("read"):
        raise PermissionDenied
    shown = {"stories": listed(who(request))[:MOST], "may_begin": who(request).may(WRITE)}
    return page(request, "index.html", shown)


def listed(person: Person) -> "QuerySet[Story]":
    """One query, with how many posts each has and when the last was sent."""
    over = Q(ended_at__isnull=False) | Q(state__in=CLOSED)
    place = Case(
        When(over, then=2), When(state__in=PUBLIC, then=0), default=1, output_field=IntegerField()
    )
    sent = Q(live_blog__posts__posted_at__isnull=False, live_blog__posts__killed_at=None)
    never = Value(None, output_field=DateTimeField())
    last = Max("live_blog__posts__posted_at", filter=sent, default=never)
    waits = Q(live_blog__posts__posted_at=None, live_blog__posts__killed_at=None)
    return (
        Story.objects.visible_to(person, timezone.now())
        .at_the_desk_of(person)
        .filter(is_live_blog=True)
        .select_related("edition", "section", "desk")
        .defer("body", "marks")
        .annotate(
            place=place,
            posts=Count("live_blog__posts", filter=sent),
            waiting=Count("live_blog__posts", filter=waits & Q(live_blog__posts__isnull=False)),
            last_post=last,
        )
        .order_by("place", Coalesce(F("last_post"), F("published_at")).desc(nulls_last=True), "-pk")
    )


@for_readers_at_the_desk
@require_safe
def show(request: HttpRequest, blog: LiveBlog) -> HttpResponse:
    """The form, what waits, and what was sent; with `?rows`, the lists alone."""
    if "rows" in request.GET:
        return render(request, "desk/live/_lists.html", lists(request, blog))
    return blog_page(request, blog, QuickForm(None, blog, who(request)))


def blog_page(
    request: HttpRequest, blog: LiveBlog, form: QuickForm, refused: Any = None
) -> HttpResponse:
    """`refused` is the kill of a post that was: its key, and the reason that was typed."""
    person, story = who(request), blog.story
    room = story.rooms.filter(forgotten_at=None).first()
    shown = {
        "form": form,
        "wire": WireForm(initial={"on_wire": blog.on_wire}, auto_id="wire-%s"),
        "may_begin": may_act(person, WRITE, story) and story.state not in CLOSED,
        "place": place_of(story, person) if may_change(story, person) else "",
        "room": room if room and (room.is_kept_by(person) or may_moderate(person, room)) else None,
        "may_open_room": room is None and keeps_any(person),
        "may_open_discussion": may_moderate(person, story),
        "refused": refused,
    }
    is_wrong = form.is_bound or refused is not None
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return page(request, "show.html", shown | lists(request, blog), story.headline, status=status)


def lists(request: HttpRequest, blog: LiveBlog) -> dict[str, Any]:
    person = who(request)
    posts = Post.objects.filter(blog=blog.pk).select_related("author", "written_by")
    leaf = Leaf.asked_for(request, posts.filter(posted_at__isnull=False).newest_first())
    return {
        "blog": blog,
        "story": blog.story,
        "may_update": may_act(person, "update", blog.story),
        "may_kill": may_act(person, "kill", blog.story),
        "may_send": may_act(person, "publish", blog.story),
        "may_write": may_act(person, WRITE, blog.story),
        "waiting": rows(blog, posts.waiting(), person) if leaf.is_first else [],
        "leaf": leaf,
        "sent": rows(blog, leaf.items, person),
    }


def page(
    request: HttpRequest,
    template: str,
    shown: dict[str, Any],
    title: Any = TITLE,
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    head = {"header_title": title, "page_title": title, "header_icon": "radio-full"}
    head["breadcrumbs_items"] = trail(title)
    return render(request, f"desk/live/{template}", head | shown, status=status)


def trail(*titles: Any) -> list[dict[str, Any]]:
    """From the desk's home through the list to where one is."""
    here = [{"url": "", "label": title} for title in titles if title is not TITLE]
    return [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("live_blogs:index"), "label": TITLE},
        *here,
    ]
