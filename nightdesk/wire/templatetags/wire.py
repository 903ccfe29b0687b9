"""`{% wire edition now cursor %}`: the column beside every page."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.wire.line import BESIDE, Line

register = template.Library()


@register.inclusion_tag("wire/_column.html")
def wire(edition: Edition, now: datetime | None = None, at: str = "") -> dict[str, Any]:
    line = Line.of(edition, now or timezone.now(), length=BESIDE, at=at)
    return {"edition": edition, "line": line, "length": BESIDE}
