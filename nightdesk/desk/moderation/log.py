"""The log: every act of moderators, the newest first."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nightdesk.desk.moderation.doors import for_moderators, page, who
from nightdesk.lib.leaf import Leaf
from nightdesk.talk.models import Ruling
from nightdesk.talk.models.placed import placed, unread
from nightdesk.talk.moderation.reasons import explained
from nightdesk.talk.scopes import within

LENGTH = 50


@for_moderators
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Rulings by moderators in this moderator's scope; the events say the same once more."""
    found = (
        Ruling.objects.by_moderators()
        .filter(within(who(request), "comment"))
        .select_related("by", "author", *placed("comment"))
        .defer(*unread("comment"))
        .order_by("-at", "-pk")
    )
    leaf = Leaf.asked_for(request, found, length=LENGTH)
    lines = [
        {"ruling": one, "why": explained(one.reason, one.particulars) if one.reason else ""}
        for one in leaf.items
    ]
    return page(request, "log.html", {"lines": lines, "leaf": leaf})
