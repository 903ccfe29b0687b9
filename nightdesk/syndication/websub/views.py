"""The hub: programs say here that they want a feed, or want it no more. The callback they name is asked first."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nightdesk.events import pulse
from nightdesk.lib.origin import origin
from nightdesk.lib.whence import address_of, counted
from nightdesk.syndication.websub import hub_address
from nightdesk.syndication.websub.asking import HOUR, Refused, TooMuch, Wish

PLAIN = "text/plain; charset=utf-8"


@csrf_exempt
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """202 to what will be looked into. No page of a reader comes here: nothing is done in anybody's name."""
    if not hub_address.is_ours():
        raise Http404
    try:
        wish = Wish.read(request.POST.dict(), origin(request))
        wish.note(counted(address_of(request)), timezone.now())
    except TooMuch as why:
        return HttpResponse(
            f"{why}\n",
            content_type=PLAIN,
            status=HTTPStatus.TOO_MANY_REQUESTS,
            headers={"Retry-After": str(HOUR)},
        )
    except Refused as why:
        return HttpResponse(f"{why}\n", content_type=PLAIN, status=HTTPStatus.BAD_REQUEST)
    pulse.beat()
    return HttpResponse(status=HTTPStatus.ACCEPTED)
