"""Pictures and galleries: asked for by number or address, with the words that stood under them."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from nightdesk.intake.html import embeds, quotes, tables
from nightdesk.intake.html.body import Change, GalleryAsked, PictureAsked
from nightdesk.intake.html.tree import Element, Node

if TYPE_CHECKING:
    from nightdesk.intake.html.galley import Galley

_NUMBER = re.compile(r"(?:wp-image-|attachment_|^)(\d{1,12})$")
_BACKGROUND = re.compile(r"background(?:-image)?\s*:[^;]*?url\(\s*['\"]?([^'\")]+)")
_GALLERIES = ("wp-block-gallery", "gallery", "tiled-gallery", "wp-block-jetpack-tiled-gallery")
_CARRIERS = frozenset({"figure", "li", "dl"})
_SOURCES = ("data-orig-file", "data-full-url", "data-lazy-src", "data-src", "data-original", "src")


def is_gallery(element: Element) -> bool:
    """Whether this stands around several pictures that were shown together."""
    if not element.holds_block or not element.has_class(*_GALLERIES):
        return False
    return len(list(element.below("img"))) > 1


def is_caption(element: Element) -> bool:
    """Whether this is the frame WordPress drew around a picture and its caption."""
    if not element.holds_block or not element.has_class("wp-caption"):
        return False
    return any(element.below("img"))


def asked(image: Element, galley: "Galley", *, caption: str = "") -> PictureAsked | None:
    """Answer what an ``<img>`` asks for; None, with a note, when there is nothing to ask for."""
    if image.get("width") in {"0", "1"} and image.get("height") in {"0", "1"}:
        galley.changes[Change.TRACKING_PIXEL_DROPPED] += 1
        return None
    addresses = [image.get(name) for name in _SOURCES] + [image.get("srcset").partition(" ")[0]]
    source = next((given for given in addresses if given and not given.startswith("data:")), "")
    attachment = _attachment(image)
    if not source and not attachment:
        galley.changes[Change.PICTURE_WITHOUT_SOURCE] += 1
        return None
    return PictureAsked(
        source=_whole(source, galley),
        attachment=attachment,
        caption=caption,
        alternative_text=" ".join(image.get("alt").split()),
    )


def set_picture(
    image: Element, galley: "Galley", *, caption: str = "", attachment: int = 0
) -> None:
    """Set a picture with its caption; when there is no picture the caption stays as copy."""
    picture = asked(image, galley, caption=caption)
    if picture is None:
        galley.set([caption])
        return
    if attachment and not picture.attachment:
        picture = PictureAsked(
            picture.source, attachment, picture.caption, picture.alternative_text
        )
    galley.add("picture", picture)


def set_figure(element: Element, galley: "Galley") -> None:
    """Set a figure or a caption frame by what it holds: a picture, a quote, a table, an embed."""
    captions = list(element.below("figcaption"))
    images = list(element.below("img"))
    if len(list(element.below("iframe"))) == 1 and not images:
        embeds.set_framed(element, captions, galley)
    elif element.has_class("wp-block-embed"):
        embeds.set_figure(element, captions, galley)
    elif element.tag == "figure" and (quote := next(element.below("blockquote"), None)):
        element.drop(quote)
        credit = captions[0] if captions else None
        quotes.set_quote(quote, galley, credit=credit)
        galley.set(_without(element, [quote, *captions[:1]]))
    elif (table := next(element.below("table"), None)) and not images:
        galley.set(_without(element, [table, *captions]))
        tables.set_table(table, galley, caption=_words(captions))
    elif len(images) == 1 and not _holds_more(element):
        number = _number(element.get("id"))
        set_picture(images[0], galley, caption=_caption(element), attachment=number)
    else:
        galley.set([element.get("caption"), *element.children])


def set_gallery(element: Element, galley: "Galley") -> None:
    """Set several pictures as a gallery; copy that belongs to none of them follows after."""
    found: list[PictureAsked] = []
    strays: list[Node] = []
    _gather(element, found, strays, galley=galley)
    title = " ".join(
        text
        for stray in strays
        if isinstance(stray, Element) and stray.tag in {"figcaption", "h2", "h3", "h4"}
        if (text := " ".join(stray.text().split()))
    )
    if found:
        galley.add("gallery", GalleryAsked(tuple(found), title=title))
        strays = [
            stray
            for stray in strays
            if isinstance(stray, str) or stray.tag not in {"figcaption", "h2", "h3", "h4"}
        ]
    galley.set(strays)


def set_gallery_shortcode(element: Element, galley: "Galley") -> None:
    """Set ``[gallery]``: the pictures it numbers, or all that hang on the item itself."""
    if element.get("nd-name") == "playlist":
        galley.changes[Change.DYNAMIC_BLOCK_LEFT_OUT] += 1
        return
    numbers = [int(number) for number in re.findall(r"\d{1,12}", element.get("ids"))]
    numbers = numbers or [int(number) for number in re.findall(r"\d{1,12}", element.get("include"))]
    pictures = tuple(PictureAsked(source="", attachment=number) for number in numbers)
    galley.add("gallery", GalleryAsked(pictures, title=element.get("title"), of_item=not pictures))


def set_noscript(element: Element, galley: "Galley") -> None:
    """Set what readers without scripts saw, unless it is the twin of the picture just set."""
    blocks = galley.inner(element.children)
    if galley.blocks and galley.blocks[-1].type == "picture":
        blocks = [block for block in blocks if block.type != "picture"]
    galley.blocks.extend(blocks)


def set_background(element: Element, galley: "Galley") -> None:
    """Set the picture that a cover block wears as its background."""
    if element.has_class("wp-block-cover", "wp-block-cover-image") and not any(
        element.below("img")
    ):
        match = _BACKGROUND.search(element.get("style"))
        if match:
            galley.add("picture", PictureAsked(source=_whole(match[1].strip(), galley)))


def _gather(
    element: Element, found: list[PictureAsked], strays: list[Node], *, galley: "Galley"
) -> None:
    for child in element.children:
        if isinstance(child, str):
            strays.append(child)
            continue
        images = list(child.below("img"))
        carries = child.tag in _CARRIERS or child.has_class("gallery-item")
        if child.tag == "img":
            _find(child, "", found, galley=galley)
        elif len(images) == 1 and carries and not _holds_more(child):
            _find(images[0], " ".join(child.text().split()), found, galley=galley)
        elif images:
            _gather(child, found, strays, galley=galley)
        else:
            strays.append(child)


def _find(image: Element, caption: str, found: list[PictureAsked], *, galley: "Galley") -> None:
    picture = asked(image, galley, caption=caption)
    if picture:
        found.append(picture)
    else:
        galley.set([caption])


def _holds_more(element: Element) -> bool:
    """Whether other blocks than one picture and its words stand in the frame."""
    return any(element.below("table", "ul", "ol", "pre", "video", "audio", "iframe", "h2", "h3"))


def _caption(element: Element) -> str:
    said = [" ".join(element.text().split()), " ".join(element.get("caption").split())]
    return " ".join(dict.fromkeys(part for part in said if part))


def _words(elements: list[Element]) -> str:
    return " ".join(" ".join(element.text().split()) for element in elements).strip()


def _attachment(image: Element) -> int:
    names = [image.get("data-id"), image.get("data-attachment-id"), *image.get("class").split()]
    return next((number for name in names if (number := _number(name))), 0)


def _number(name: str) -> int:
    match = _NUMBER.search(name)
    return int(match[1]) if match else 0


def _whole(source: str, galley: "Galley") -> str:
    try:
        return urljoin(galley.line.base_url or "https:", source)
    except ValueError:
        return source


def _without(element: Element, gone: list[Element]) -> list[Node]:
    for child in gone:
        element.drop(child)
    return element.children
