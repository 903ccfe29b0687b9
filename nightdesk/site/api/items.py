"""Items: taken from agencies and scripts, given out to them."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema

from nightdesk.intake.deliveries import Order, take
from nightdesk.intake.ninjs import Fault, ItemRefused, is_uri
from nightdesk.lib.origin import origin
from nightdesk.lib.text import clean, one_line
from nightdesk.site.api.bearer import AskedByAPerson
from nightdesk.site.api.body import json_of
from nightdesk.site.api.problems import Problem
from nightdesk.stories.models import Correction, Story
from nightdesk.syndication.ninjs import Outgoing

LONGEST_KEY = 200
LONGEST_CORRECTION = 2000
NINJS = {
    "requestBody": {
        "required": True,
        "description": "A ninjs object, version 1.x, 2.x or 3.x.",
        "content": {"application/json": {"schema": {"type": "object", "required": ["uri"]}}},
    }
}
router = Router(tags=["items"])


class Answer(Schema):
    """What became of an item."""

    uri: str
    url: str = Field(description="Where readers find it, once they may.")
    state: str
    version: int = Field(description="Grows with each act of the newsroom.")
    notes: list[str] = Field(default=[], description="What was changed on the way in, and why.")


class Wishes(Schema):
    """What is asked beside the item itself."""

    edition: str = Field("", description="The edition's code. Else the item's language decides.")
    section: str = Field("", description="The section's slug. Else the item's subjects decide.")
    correction: str | None = Field(
        None, description="What was wrong, and what is right: told to readers with the new copy."
    )
    kind: str = Field("", description="Of the correction: correction or clarification.")


@router.post("/items", response={200: Answer, 201: Answer}, openapi_extra=NINJS)
def create(request: AskedByAPerson, wishes: Query[Wishes]) -> HttpResponse:
    """Take an item. One that is known already is updated, as with PUT."""
    return _taken(request, wishes)


@router.put("/items/{path:uri}", response={200: Answer, 201: Answer}, openapi_extra=NINJS)
def update(request: AskedByAPerson, uri: str, wishes: Query[Wishes]) -> HttpResponse:
    """Put new copy in the place of the old: an update, or a correction."""
    return _taken(request, wishes, uri=uri)


@router.get("/items/{path:uri}", response={200: dict[str, Any]})
def show(request: AskedByAPerson, uri: str) -> HttpResponse:
    """Give an item as ninjs 3.1. What the person may not see is not there."""
    now = timezone.now()
    visible = Story.objects.visible_to(request.auth, now).for_page()
    story = get_object_or_404(visible, uri=uri if is_uri(uri) else "")
    is_newsroom = request.auth.may("read")
    return _told(Outgoing(story, origin(request), now, for_newsroom=is_newsroom).item, status=200)


def _taken(request: AskedByAPerson, wishes: Wishes, *, uri: str = "") -> HttpResponse:
    document = json_of(request)
    content = hashlib.sha256(request.body).hexdigest()
    asked = f"{request.method} {request.get_full_path()} {content}"
    order = Order(
        document=document,
        by=request.auth,
        now=timezone.now(),
        request=hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest(),
        content=content,
        uri=uri,
        key=_key(request),
        edition=one_line(wishes.edition),
        section=one_line(wishes.section),
        correction=_correction(wishes),
        kind=wishes.kind,
    )
    taken = take(order)
    answer = dict(taken.answer)
    told = {"uri": answer["uri"], "url": f"{origin(request)}{answer.pop('path')}"}
    return _told(told | answer, status=taken.status)


def _key(request: HttpRequest) -> str:
    key = request.headers.get("Idempotency-Key", "").strip()
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise Problem(400, _("An Idempotency-Key has at most 200 printable characters."))
    return key


def _correction(wishes: Wishes) -> str:
    """Raises ItemRefused for a correction that says nothing, or too much, or is of no known kind."""
    text = clean(wishes.correction or "").strip()
    if wishes.kind and wishes.kind not in Correction.Kind.values:
        raise ItemRefused(Fault("kind", _("This is neither correction nor clarification.")))
    if wishes.correction is not None and not text:
        raise ItemRefused(Fault("correction", _("Say what was wrong, and what is right.")))
    if len(text) > LONGEST_CORRECTION:
        raise ItemRefused(Fault("correction", _("A correction has at most 2000 characters.")))
    return text


def _told(document: dict[str, Any], *, status: int) -> HttpResponse:
    response = JsonResponse(document, status=status, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "no-store"
    return response
