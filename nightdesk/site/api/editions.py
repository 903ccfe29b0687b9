"""Editions, for whoever has to choose where an item goes."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from nightdesk.editions.models import Edition

router = Router(tags=["editions"])


class SectionTold(Schema):
    """A section readers can open."""

    slug: str
    name: str


class EditionTold(Schema):
    """One paper, in one language."""

    code: str
    name: str
    language: str
    direction: str
    sections: list[SectionTold]


@router.get("/editions", response=list[EditionTold], auth=None)
def index(request: HttpRequest) -> list[dict[str, Any]]:
    """List every edition with its sections, in their order. Readers see the same, so no token is asked."""
    return [
        {
            "code": edition.code,
            "name": edition.name,
            "language": edition.language,
            "direction": edition.direction,
            "sections": list(edition.sections.all()),
        }
        for edition in Edition.objects.in_order().prefetch_related("sections")
    ]
