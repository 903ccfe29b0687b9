"""The edition on a home screen: its manifest and its icons."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from nightdesk.editions.icons import draw
from nightdesk.editions.models import Edition

SIDES = (192, 512)
MASKABLE = 512


@require_safe
def manifest(request: HttpRequest, edition: Edition) -> HttpResponse:
    front = edition.get_absolute_url()
    sheet = edition.palette.day.sheet.as_hex
    icons = [icon(reverse("icon", args=[edition, side]), side, "any") for side in SIDES]
    icons.append(icon(reverse("icon-maskable", args=[edition]), MASKABLE, "maskable"))
    told = {
        "id": front,
        "name": edition.name,
        "short_name": edition.name,
        "description": edition.tagline or edition.name,
        "lang": edition.language,
        "dir": edition.direction,
        "start_url": front,
        "scope": front,
        "display": "minimal-ui",
        "theme_color": sheet,
        "background_color": sheet,
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")


def icon(address: str, side: int, purpose: str) -> dict[str, str]:
    return {"src": address, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}


@require_safe
def show(request: HttpRequest, edition: Edition, side: int) -> HttpResponse:
    if side not in SIDES:
        raise Http404
    return HttpResponse(draw(edition, side), "image/png")


@require_safe
def maskable(request: HttpRequest, edition: Edition) -> HttpResponse:
    return HttpResponse(draw(edition, MASKABLE, is_maskable=True), "image/png")
