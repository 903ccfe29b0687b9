"""One item of the wire, at its own address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.wire.item import items_of, subject_of
from nightdesk.wire.line import acts

LAST = 2**63


@require_safe
def show(request: HttpRequest, edition: Edition, seq: int) -> HttpResponse:
    """An item that a later act took the place of leads there; one that was taken off is gone."""
    now = timezone.now()
    reading(generations.wire(edition.pk))
    event = Event.objects.on(edition.wire_stream).filter(seq=min(seq, LAST - 1)).first()
    if event is None:
        raise Http404
    label, key = subject_of(event)
    same = {"subject_type": label, "subject_id": key}
    item = next(iter(items_of(edition, acts(edition, now).filter(**same), now)), None)
    if item is None:
        return render(request, "wire/gone.html", {"edition": edition, "now": now}, status=410)
    if item.seq != seq:
        return redirect(item)
    return render(request, "wire/item.html", {"edition": edition, "item": item, "now": now})
