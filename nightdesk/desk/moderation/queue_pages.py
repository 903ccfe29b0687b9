"""The queue as pages: the list, what is new in it every two seconds, and everything about one of its rows."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.desk.moderation.doors import for_moderators, page, who
from nightdesk.desk.moderation.queue import (
    PAGE,
    Filter,
    choices,
    counted_beside,
    counts,
    listed,
    place_of,
)
from nightdesk.desk.moderation.records import about
from nightdesk.desk.moderation.rows import rows_of, with_places
from nightdesk.talk.deciding import subject_of
from nightdesk.talk.models import Claim, Comment
from nightdesk.talk.moderation.reasons import GIVEN
from nightdesk.talk.scopes import within

# What a moderator gives as the reason of a rejection; the keys 1 to 9 choose one.
REASONS = [code for code in GIVEN if code != "looked_at"]


@for_moderators
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One page of a tab. A bounded number of queries, however much waits."""
    asked = Filter.of(request)
    found = list(with_places(listed(who(request), asked)))
    rest = asked.query(**{"from": place_of(found[PAGE - 1])}) if len(found) > PAGE else ""
    shown = {
        "rows": rows_of(found[:PAGE], who(request), timezone.now()),
        "rest": rest,
        "reasons": reasons(),
        "is_queue": True,
        **choices(),
    }
    return page(request, "queue.html", shown)


@for_moderators
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What the list is now: keys with their versions, who looks at what, and how much waits."""
    asked, now = Filter.of(request), timezone.now()
    found = list(listed(who(request), asked)[:PAGE].values_list("key", "version"))
    subjects = {f"comment:{key}": key for key, _version in found}
    claims = Claim.objects.of_others(subjects, who(request), now)
    waiting = {tab.name: tab.many for tab in counts(who(request), asked)}
    told = {
        "rows": found,
        "claims": {subjects[subject]: name for subject, name in claims.items()},
        "counts": waiting | {k: str(v) for k, v in counted_beside(who(request)).items()},
        "is_full": len(found) == PAGE,
    }
    return JsonResponse(told, headers={"Cache-Control": "no-store"})


@for_moderators
@require_safe
def rows(request: HttpRequest) -> HttpResponse:
    """The rows with these keys, to be put into the list."""
    keys = request.GET.getlist("key")[:PAGE]
    found = with_places(Comment.objects.filter(within(who(request)), key__in=keys))
    context = {"rows": rows_of(found, who(request), timezone.now())}
    return render(request, "desk/moderation/_rows.html", context)


@for_moderators
@require_safe
def item(request: HttpRequest, key: str) -> HttpResponse:
    """Everything about one, with its author's history; `?part=1` is what stands beside the list."""
    person, now = who(request), timezone.now()
    comment = get_object_or_404(with_places(Comment.objects.filter(within(person))), key=key)
    [row] = rows_of([comment], person, now)
    shown: dict[str, Any] = {
        "row": row,
        "comment": comment,
        "rulings": comment.rulings.select_related("by").order_by("-at", "-pk"),
        "earlier": comment.earlier_texts.all(),
        "reasons": reasons(),
        "claim": subject_of(comment),
        **about(comment.author, person, now),
    }
    if "part" in request.GET:
        return render(request, "desk/moderation/_beside.html", shown)
    return page(request, "item.html", shown, title=row.signature)


def reasons() -> list[tuple[str, str]]:
    return [(code, str(GIVEN[code].for_moderators)) for code in REASONS]
