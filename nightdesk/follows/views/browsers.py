"""What a browser tells of itself: that it may be told, what of, and that it may not any more.

No token: these are asked for by pages that are the same for all, and by the worker. What another site sends is
refused. A browser is known by the address of its push service, which nobody else knows.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nightdesk.editions.models import Edition
from nightdesk.follows.joining import Joined, join, leave, move, state
from nightdesk.lib.crossing import is_from_elsewhere
from nightdesk.lib.shared_cache import Counter, SharedCache
from nightdesk.lib.whence import address_of, counted
from nightdesk.notices.push.models import Endpoint
from nightdesk.notices.push.subscription import Subscription, Unusable
from nightdesk.people.models import Person

# From one place, in an hour.
MOST, HOUR = 60, 3600
LONGEST = 8 * 1024
Answer = Callable[[HttpRequest, dict[str, Any]], HttpResponse]


def told_by_a_browser(answer: Answer) -> Callable[[HttpRequest], HttpResponse]:
    """JSON, posted by a page of ours, not too often."""

    @wraps(answer)
    def asked(request: HttpRequest) -> HttpResponse:
        if is_from_elsewhere(request):
            return HttpResponse(status=403)
        counter = Counter(f"push:{counted(address_of(request))}", MOST, HOUR)
        if cast("SharedCache", cache).count_up([counter]) is not None:
            return HttpResponse(status=429)
        try:
            told = json.loads(request.body[:LONGEST])
        except ValueError:
            told = None
        return answer(request, told) if isinstance(told, dict) else HttpResponse(status=400)

    return csrf_exempt(never_cache(require_POST(asked)))


def said(now: Joined) -> HttpResponse:
    """How it stands afterwards."""
    return JsonResponse({"known": now.known, "mine": now.mine, "flashes": now.flashes})


@told_by_a_browser
def create(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """`{"subscription", "edition", "flashes", "language"}`. 422 for what is no subscription, or asks for nothing."""
    edition = Edition.objects.with_code(str(told.get("edition", "")))
    person = person_of(request)
    if edition is None or not (person or told.get("flashes")):
        return HttpResponse(status=422)
    try:
        subscription = Subscription.read(told.get("subscription"))
    except Unusable:
        return HttpResponse(status=422)
    language = str(told.get("language") or edition.language)[:20]
    facts = {"person": person, "edition": edition.code, "language": language}
    endpoint = Endpoint.objects.keep(subscription, timezone.now(), **facts)
    return said(join(endpoint, edition if told.get("flashes") else None))


@told_by_a_browser
def show(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """`{"endpoint"}`: what it is told of."""
    return said(state(known(told), person_of(request)))


@told_by_a_browser
def destroy(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """`{"endpoint", "edition"}`: no more flashes of that edition; without one, nothing any more."""
    endpoint = known(told)
    if endpoint is None:
        return said(state(None, None))
    code = str(told.get("edition", ""))
    return said(leave(endpoint, Edition.objects.with_code(code) if code else None))


@told_by_a_browser
def update(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    """`{"old", "subscription"}`: its push service gave it another address."""
    endpoint = known({"endpoint": told.get("old")})
    if endpoint is None:
        return HttpResponse(status=404)
    try:
        return said(move(endpoint, Subscription.read(told.get("subscription"))))
    except Unusable:
        return HttpResponse(status=422)


def known(told: dict[str, Any]) -> Endpoint | None:
    return Endpoint.objects.at(str(told.get("endpoint", "")))


def person_of(request: HttpRequest) -> Person | None:
    return request.user if isinstance(request.user, Person) else None
