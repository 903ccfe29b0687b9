"""Portraits at their addresses, for every reader: a key drawn by lot says whose it is to nobody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nightdesk.people.models import Person

# Whoever takes a portrait down wants it gone: nobody may give it out for longer than this.
HEADERS = {
    "Cache-Control": "public, max-age=600",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Only what hangs: a file that nobody's row names any more is not found."""
    person = Person.objects.filter(portrait=f"portraits/{key[:2]}/{key}.webp").first()
    if person is None:
        raise Http404
    try:
        with person.portrait.open() as file:
            content = file.read()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(content, content_type="image/webp", headers=HEADERS)
