"""Renditions at their addresses: the only files of ours that leave the house."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from nightdesk.media.models import Rendition
from nightdesk.media.public_uses import is_in_public_use

KINDS = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}

# The bytes of a key never change, but a killed story takes its pictures with it:
# nobody may go on giving them out for longer than this.
FOR_READERS = "public, max-age=600"
FOR_THE_DESK = "private, no-store"


@require_safe
def show(request: HttpRequest, key: str, extension: str) -> HttpResponse:
    """Answer readers while something public shows the picture, and the newsroom always.

    What is hidden and what never was get the same answer, headers included: so the session is
    asked in both cases.
    """
    rendition = Rendition.objects.at(key, extension)
    if rendition and is_in_public_use(rendition.image):
        return _answer(request, rendition, FOR_READERS)
    is_newsroom = getattr(request.user, "is_newsroom", False)
    if rendition and is_newsroom:
        return _answer(request, rendition, FOR_THE_DESK)
    raise Http404


def _answer(request: HttpRequest, rendition: Rendition, cache_control: str) -> HttpResponse:
    made_at = int(rendition.made_at.timestamp())
    headers = {
        "Cache-Control": cache_control,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "ETag": f'"{rendition.key}"',
        "Last-Modified": http_date(made_at),
        "X-Content-Type-Options": "nosniff",
    }
    try:
        with rendition.file.storage.open(rendition.file.name) as file:
            content = file.read()
    except FileNotFoundError:
        raise Http404 from None
    kind = KINDS[rendition.extension]
    whole = HttpResponse(content, content_type=kind, headers=headers)
    answer = get_conditional_response(request, headers["ETag"], made_at, whole)
    return answer or whole
