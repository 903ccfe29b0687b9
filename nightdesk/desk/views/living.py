"""The living page: a frame for each direction and colour scheme, and what stands in the frames."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from nightdesk.desk.living.page import shown
from nightdesk.desk.living.words import IN
from nightdesk.editions.models import Edition

# Whoever answers for what the paper has beside stories.
RIGHT = "stories.change_standingpage"
SCHEMES, DIRECTIONS = ("light", "dark"), ("ltr", "rtl")


@require_safe
@permission_required(RIGHT)
def index(request: HttpRequest) -> HttpResponse:
    """Of the edition asked for, else the leading one; a newsroom without editions has nothing to show."""
    editions = Edition.objects.in_order()
    chosen = get_object_or_404(editions, code=request.GET.get("edition", editions[0].code))
    frames = [(direction, scheme) for direction in DIRECTIONS for scheme in SCHEMES]
    shown_here = {"editions": editions, "chosen": chosen, "frames": frames}
    return render(request, "desk/living/index.html", shown_here)


@require_safe
@permission_required(RIGHT)
@xframe_options_sameorigin
def frame(request: HttpRequest, code: str, direction: str) -> HttpResponse:
    edition = get_object_or_404(Edition, code=code)
    with translation.override(IN[direction].language):
        return render(request, "desk/living/frame.html", shown(edition, direction))
