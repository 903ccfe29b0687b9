"""Associated pictures: their words, and their file where it was sent along as a `data:` address."""

import base64
import binascii
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from nightdesk.intake.ninjs.fields import Fields
from nightdesk.intake.ninjs.item import PictureIn

PICTURES = frozenset({"picture", "graphic"})
MOST_PICTURES = 20


def pictures_of(fields: Fields) -> tuple[PictureIn, ...]:
    """The pictures among an item's associations, the one called main or featured first."""
    found = sorted(_found(fields), key=lambda pair: pair[0])
    return tuple(picture for _place, picture in found[:MOST_PICTURES])


def _found(fields: Fields) -> Iterator[tuple[bool, PictureIn]]:
    said = fields.said.get("associations")
    names = list(said) if isinstance(said, dict) else []
    for place, entry in enumerate(fields.entries("associations")):
        inner = fields.within(entry)
        if inner.line("type").lower() not in PICTURES:
            continue
        name = inner.line("name") or (names[place] if place < len(names) else "")
        is_main = name.lower() in {"main", "featured", "featuremedia", "lead"}
        yield not is_main, picture_of(inner)


def picture_of(fields: Fields) -> PictureIn:
    """One picture object. Lists of words differ between versions; roles are much the same."""
    told = {
        role: text for role, _kind, text in fields.values("descriptions", prefix="description_")
    }
    sources = (
        fields.within(one).line("name") for one in fields.entries("infosources", "infosource")
    )
    headline = next((text for _r, _k, text in fields.values("headlines")), "")
    caption = told.get("caption") or told.get("text") or told.get("") or told.get("main") or ""
    words = {
        "title": headline or fields.line("headline", "title"),
        "caption": caption,
        "alternative_text": told.get("alt", ""),
        "creator": fields.line("by", "byline", longest=255),
        "credit_line": told.get("creditline") or ", ".join(filter(None, sources)),
        "copyright_notice": fields.line("copyrightnotice", "copyrightholder", longest=500),
        "usage_terms": fields.text("usageterms"),
        "language": fields.line("language", longest=20),
    }
    kept = {name: fields.within({"x": text}).line("x") for name, text in words.items() if text}
    if "credit_line" in kept:
        kept["credit_line"] = kept["credit_line"][:255]
    return PictureIn(fields.line("uri"), _file(fields), dict(kept))


def _file(fields: Fields) -> bytes:
    """The largest file sent along. Nothing is fetched: an item cannot make us call anybody."""
    links = [fields.within(one).said.get("href") for one in fields.entries("renditions")]
    files = [_decoded(link) for link in links if isinstance(link, str) and link.startswith("data:")]
    return max(files, key=len, default=b"")


def _decoded(link: str) -> bytes:
    head, _comma, data = link.partition(",")
    try:
        raw = unquote_to_bytes(data)
        return base64.b64decode(raw) if head.endswith(";base64") else raw
    except (binascii.Error, ValueError):
        return b""
