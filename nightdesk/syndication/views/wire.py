"""The wire for machines: the newest items, or what happened after a cursor."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.syndication.wire import WireSent


@require_safe
def show(request: HttpRequest, edition: Edition) -> HttpResponse:
    sent = WireSent(edition, origin(request))
    after = request.GET.get("after")
    answer = sent.newest() if after is None else sent.after(after)
    params = {"ensure_ascii": False}
    return JsonResponse(answer, json_dumps_params=params, headers={"Cache-Control": "no-cache"})
