"""No more mail about what one follows: from the address in a mail, without signing in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from nightdesk.follows import digest


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Mail programs post here by themselves (RFC 8058); looking changes nothing."""
    is_done = request.method == "POST"
    known = digest.want_none(token) if is_done else digest.is_known(token)
    if not known:
        raise Http404
    return render(request, "follows/no_digest.html", {"is_done": is_done})
