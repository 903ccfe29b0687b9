"""How far a person has read the wire, told by their browser."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from nightdesk.editions.models import Edition
from nightdesk.events.models import Stream
from nightdesk.people.models import Person
from nightdesk.wire.models import Seen


@never_cache
@require_POST
def update(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything up to now has been seen. Without an account there is nobody to remember it of."""
    if not isinstance(request.user, Person):
        return HttpResponse(status=403)
    head = Stream.objects.filter(name=edition.wire_stream).values_list("head", flat=True).first()
    Seen.objects.move(request.user, edition, head or 0)
    return HttpResponse(status=204)
