"""Leaving and choosing from the links in a mail, without signing in."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nightdesk.editions.models import Edition
from nightdesk.lib.crossing import is_from_elsewhere
from nightdesk.newsletters import joining, leaving, personal, tokens
from nightdesk.newsletters.models import Newsletter, Reader


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    """Reading asks for one press of a button; mail programs post here by themselves (RFC 8058).

    Whoever has left sees that they have: leaving twice is leaving once.
    """
    if tokens.key_of(token) is None:
        raise Http404
    reader = tokens.reader_of(token)
    if reader is not None and request.method == "POST":
        leaving.leave(reader)
        reader = None
    context = {"edition": edition, "reader": reader, "token": token}
    return render(request, "newsletters/leave.html", context)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    """All newsletters, ticked where this address reads them."""
    reader = known(token)
    offered = Newsletter.objects.open().select_related("edition").order_by(
        "edition__position", "edition__pk", "position", "name"
    )  # fmt: skip
    is_done = request.method == "POST" and not is_from_elsewhere(request)
    if is_done:
        choose(reader, set(request.POST.getlist("newsletter")), list(offered))
        reader = Reader.objects.at(reader.address).first() or reader
    theirs = set(Reader.objects.at(reader.address).values_list("newsletter", flat=True))
    rows = [{"newsletter": one, "is_read": one.pk in theirs} for one in offered]
    own = tokens.of_reader(reader.pk)
    context = {"edition": edition, "rows": rows, "is_done": is_done, "address": reader.address}
    return render(request, "newsletters/mine.html", context | {"token": own, "is_out": not theirs})


@never_cache
@require_safe
def export(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    """What is kept on the address, as a file."""
    kept = json.dumps(personal.kept_on(known(token).address), ensure_ascii=False, indent=1)
    answer = HttpResponse(kept, content_type="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="newsletters.json"'
    return answer


@never_cache
@csrf_exempt
@require_POST
def forget(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    """Leave all newsletters, and erase the address wherever newsletters have it."""
    reader = known(token)
    if is_from_elsewhere(request):
        raise Http404
    personal.forget(reader.address)
    return render(request, "newsletters/leave.html", {"edition": edition, "is_forgotten": True})


def known(token: str) -> Reader:
    reader = tokens.reader_of(token)
    if reader is None:
        raise Http404
    return reader


def choose(reader: Reader, wanted: set[str], offered: list[Newsletter]) -> None:
    """Join and leave, so that they read what is wanted of what is offered. The address is confirmed already."""
    theirs = {
        one.newsletter_id: one
        for one in Reader.objects.at(reader.address).select_related("newsletter")
    }
    for newsletter in offered:
        is_wanted = str(newsletter.pk) in wanted
        if is_wanted and newsletter.pk not in theirs:
            joining.add(newsletter, reader.address)
        elif not is_wanted and newsletter.pk in theirs:
            leaving.leave(theirs[newsletter.pk])
