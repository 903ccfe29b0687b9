"""Joining without an account: ask, look into one's mail, confirm. Whoever reads already sees the same pages."""

from typing import cast

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from nightdesk.editions.models import Edition
from nightdesk.lib.crossing import is_from_elsewhere
from nightdesk.lib.shared_cache import Counter, SharedCache
from nightdesk.lib.short_name import short_name
from nightdesk.lib.whence import address_of, counted
from nightdesk.newsletters import joining, tokens
from nightdesk.newsletters.forms import JoinForm
from nightdesk.newsletters.models import Newsletter

HOUR, DAY = 3600, 86400
# From one machine in an hour; to one address in a day, whoever asks.
BY_ONE, TO_ONE = 20, 3


@never_cache
@csrf_exempt
@require_POST
def ask(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The page is baked and holds no token; what another site sends is refused."""
    form = JoinForm(request.POST, edition=edition)
    if is_from_elsewhere(request):
        return told(request, edition, form, status=403, is_foreign=True)
    if not form.is_valid():
        return told(request, edition, form, status=422)
    if not counts(Counter(f"join:{counted(address_of(request))}", BY_ONE, HOUR)):
        return told(request, edition, form, status=429, is_too_often=True)
    address = form.cleaned_data["email"]
    # What is too often for an address is not said, or the page would tell who was asked before.
    if counts(Counter(f"join-to:{short_name(address.lower())}", TO_ONE, DAY)):
        joining.ask(edition, address, list(form.cleaned_data["newsletter"]))
    return told(request, edition, form, is_asked=True)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    """Programs that look through mail follow links: one button is left to press."""
    wish = tokens.wish_of(token)
    page = "newsletters/confirm.html"
    context = {"edition": edition}
    if wish is None:
        return render(request, page, context | {"is_over": True}, status=404)
    wanted = Newsletter.objects.open().filter(pk__in=wish.newsletters).select_related("edition")
    if request.method != "POST" or is_from_elsewhere(request):
        return render(request, page, context | {"newsletters": wanted})
    readers = joining.join(wish)
    own = tokens.of_reader(readers[0].pk) if readers else ""
    return render(request, page, context | {"newsletters": wanted, "is_done": True, "own": own})


def counts(counter: Counter) -> bool:
    """Whether it is still within its limit, this one included."""
    return cast("SharedCache", cache).count_up([counter]) is None


def told(
    request: HttpRequest, edition: Edition, form: JoinForm, *, status: int = 200, **more: bool
) -> HttpResponse:
    context = {"edition": edition, "form": form} | more
    return render(request, "newsletters/join.html", context, status=status)
