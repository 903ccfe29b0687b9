"""Attachments: a picture at hand goes into the library with its words; the rest is accounted for."""

import mimetypes
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from nightdesk.intake.account import Outcome, Row
from nightdesk.intake.html import plain
from nightdesk.intake.takeup.shelf import Shelf
from nightdesk.intake.wxr import Item
from nightdesk.media.errors import PictureRefused

_NEWEST = 4_102_444_800  # 2100: later stamps are broken clocks


def take_attachment(item: Item, shelf: Shelf) -> Row:
    """Take one attachment into the picture library, or say why not."""
    address = item.attachment_url or item.guid
    words = words_of(item)
    kind = mimetypes.guess_type(PurePosixPath(urlsplit(address).path).name)[0] or ""
    if kind and not kind.startswith("image/"):
        reason = _("Not taken: only pictures are, and this file is none.")
        return row(item, Outcome.SKIPPED, reason, words)
    path = shelf.find(address)
    if path is None:
        return row(item, Outcome.SKIPPED, _("Not taken: the file is not at hand."), words)
    if shelf.known(path):
        return row(item, Outcome.UNCHANGED, _("In the library already."))
    try:
        shelf.picture(address, dict(words))
    except PictureRefused as error:
        return row(item, Outcome.SKIPPED, str(error), words)
    return row(item, Outcome.TAKEN)


def row(
    item: Item, outcome: Outcome, reason: str = "", words: dict[str, object] | None = None
) -> Row:
    """Account for an attachment; the words of one that stays behind are kept in the account."""
    kept = ("caption", "alternative_text", "credit_line", "creator", "copyright_notice")
    notes = tuple(f"{name}: {words[name]}" for name in kept if words and words.get(name))
    title = plain(item.title)
    return Row(str(item.number), item.kind, title, outcome, reason=reason, notes=notes)


def words_of(item: Item) -> dict[str, object]:
    """Answer what the old site said about a picture; empty words leave room for the file's own."""
    stored = item.said("_wp_attachment_metadata")
    words: dict[str, object] = {
        "title": plain(item.title),
        "caption": plain(item.excerpt) or plain(item.content),
        "alternative_text": plain(item.said("_wp_attachment_image_alt")),
        "credit_line": plain(item.said("_media_credit") or _stored(stored, "credit"))[:255],
        "copyright_notice": plain(_stored(stored, "copyright"))[:500],
    }
    stamp = _stored(stored, "created_timestamp")
    if stamp.isascii() and stamp.isdigit() and 0 < int(stamp[:12]) < _NEWEST:
        words["taken_at"] = datetime.fromtimestamp(int(stamp), tz=UTC)
    return {name: value for name, value in words.items() if value}


def _stored(serialised: str, key: str) -> str:
    """Read one text out of PHP's way of storing: ``s:6:"credit";s:8:"Ada Quay";``, in bytes."""
    data = serialised.encode()
    match = re.search(rb's:\d+:"%s";s:(\d{1,6}):"' % key.encode(), data)
    if match is None:
        return ""
    return data[match.end() : match.end() + int(match[1])].decode(errors="ignore")
