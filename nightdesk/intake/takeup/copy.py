"""The copy of an item made ready: headline, standfirst and body, with notes on what was changed."""

import re
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nightdesk.intake.html import Body, PictureAsked, body_from, plain, sentences
from nightdesk.intake.takeup.fitting import Data, fit
from nightdesk.intake.takeup.order import Order
from nightdesk.intake.takeup.shelf import Shelf, refusal
from nightdesk.intake.takeup.source import whole_html
from nightdesk.intake.wxr import Item
from nightdesk.media.errors import PictureRefused

LONGEST_HEADLINE = 250
LONGEST_STANDFIRST = 600
_WORDS_OF_A_HEADLINE = 10
_TAG = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Copy:
    """What will be printed, and what to say about it in the account."""

    headline: str
    standfirst: str = ""
    body: list[Data] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def copy_of(item: Item, order: Order, shelf: Shelf) -> Copy:
    """Make the copy of one item ready; its pictures are taken in when they are at hand."""
    html = whole_html(item, order.found.reused)
    body = body_from(html, base_url=order.found.base_url)
    body = body.with_galleries_filled(_attached(item, order))
    refused: list[str] = []
    fitted = fit(body, lambda asked: _find(asked, order, shelf, refused=refused))
    notes = [*sentences(body.changes), *refused, *_missing(fitted.missing, order)]
    copy = Copy(plain(item.title), plain(item.excerpt), fitted.data, notes)
    _fit_words(copy, item, body)
    if item.comments:
        comments = ngettext("%d comment not taken yet", "%d comments not taken yet", item.comments)
        copy.notes.append(_("%s: comments come with discussions") % (comments % item.comments))
    return copy


def lead_picture_of(item: Item, order: Order, shelf: Shelf, *, notes: list[str]) -> int | None:
    """Answer the picture the item was shown with, if it has one that is at hand."""
    number = item.said("_thumbnail_id").strip()
    if not number.isascii() or not number.isdigit():
        return None
    asked = PictureAsked(source="", attachment=int(number[:18]))
    refused: list[str] = []
    found = _find(asked, order, shelf, refused=refused)
    notes.extend(refused or ([] if found else _missing([asked], order)))
    return found


def _find(asked: PictureAsked, order: Order, shelf: Shelf, *, refused: list[str]) -> int | None:
    address = order.found.attachments.get(asked.attachment) or asked.source
    words: dict[str, object] = {
        "alternative_text": asked.alternative_text,
        "caption": asked.caption,
    }
    try:
        picture = shelf.picture(address, {name: said for name, said in words.items() if said})
    except PictureRefused as error:
        refused.append(refusal(error, address))
        return None
    return picture.pk if picture else None


def _missing(pictures: list[PictureAsked], order: Order) -> list[str]:
    """Name each picture that is not at hand, once."""
    names = (
        asked.source or order.found.attachments.get(asked.attachment) or f"#{asked.attachment}"
        for asked in pictures
    )
    return [_("picture not at hand: %s") % name for name in dict.fromkeys(names)]


def _attached(item: Item, order: Order) -> tuple[PictureAsked, ...]:
    numbers = order.found.children.get(item.number, [])
    return tuple(
        PictureAsked(source=order.found.attachments[number], attachment=number)
        for number in numbers
    )


def _fit_words(copy: Copy, item: Item, body: Body) -> None:
    """Give copy without a headline its first words; keep what is too long for its place as text."""
    if not copy.headline:
        first = _first_words(body) or item.slug.replace("-", " ") or str(item.number)
        copy.headline = first
        copy.notes.append(_("no title: the headline is the first words"))
    if len(copy.headline) > LONGEST_HEADLINE:
        copy.body.insert(0, _paragraph(copy.headline))
        copy.headline = copy.headline[: LONGEST_HEADLINE - 1] + "…"
        copy.notes.append(_("the title was too long for a headline; it opens the text"))
    if len(copy.standfirst) > LONGEST_STANDFIRST:
        copy.body.insert(0, _paragraph(copy.standfirst))
        copy.standfirst = ""
        copy.notes.append(_("the excerpt was too long for a standfirst; it opens the text"))


def _first_words(body: Body) -> str:
    for block in body.blocks:
        value = block.value
        if isinstance(value, dict):
            value = str(value.get("text", ""))
        if isinstance(value, str) and (words := plain(_TAG.sub(" ", value)).split()):
            return " ".join(words[:_WORDS_OF_A_HEADLINE])
    return ""


def _paragraph(text: str) -> Data:
    return {"type": "paragraph", "value": f"<p>{escape(text, quote=False)}</p>"}
