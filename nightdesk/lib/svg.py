"""Drawings from outside as SVG: what a logo may be made of is kept, what could act or call out is refused."""

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

NAMESPACE = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset(
    "svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop"
    " clipPath mask title".split()
)
# What drawing programs leave behind; nothing of it is seen.
LEFT_BEHIND = frozenset({"metadata", "desc", "switch"})
ATTRIBUTES = frozenset(
    "viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points id transform fill fill-opacity"
    " fill-rule clip-rule clip-path mask opacity stroke stroke-width stroke-linecap stroke-linejoin"
    " stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity offset stop-color stop-opacity"
    " gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits"
    " preserveAspectRatio version".split()
)
NUMBER = re.compile(r"\s*([\d.]+)\s*(?:px)?\s*")
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!['\"]?#)|javascript:|data:|https?:", re.IGNORECASE)


class NotADrawing(Exception):  # noqa: N818 - a refusal is named by what was refused
    """Not to be shown to readers; the sentence is for whoever chose the file."""


class Drawing(NamedTuple):
    content: bytes
    width: float
    height: float


def clean(content: bytes) -> Drawing:
    """The drawing with nothing but shapes and colours. Raises NotADrawing, with a sentence."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ET.ParseError, DefusedXmlException, ValueError) as error:
        raise NotADrawing(
            _("This is not a drawing in SVG, or it brings definitions along.")
        ) from error
    if root.tag != f"{NAMESPACE}svg":
        raise NotADrawing(_("This is not a drawing in SVG."))
    width, height = _size(root)
    _keep_shapes(root)
    ET.register_namespace("", NAMESPACE[1:-1])
    root.set("viewBox", root.get("viewBox") or f"0 0 {width:g} {height:g}")
    return Drawing(ET.tostring(root), width, height)


def _keep_shapes(element: ET.Element) -> None:
    _keep_attributes(element)
    for child in list(element):
        name = child.tag.removeprefix(NAMESPACE) if isinstance(child.tag, str) else ""
        if name in SHAPES:
            _keep_shapes(child)
        elif not name or name.startswith("{") or name in LEFT_BEHIND:
            element.remove(child)
        else:
            raise NotADrawing(
                _("A logo is drawn with shapes; this one holds <%(name)s>. Turn text into paths.")
                % {"name": name}
            )


def _keep_attributes(element: ET.Element) -> None:
    written = {**_styles(element.attrib.pop("style", "")), **element.attrib}
    element.attrib.clear()
    for name, value in written.items():
        if name.lower().startswith("on"):
            raise NotADrawing(_("A logo does nothing; this one has “%(name)s”.") % {"name": name})
        if name in ATTRIBUTES and not OUTSIDE.search(value):
            element.set(name, value)


def _styles(written: str) -> dict[str, str]:
    """Declarations as attributes, which mean the same and need no leave to hold styles."""
    pairs = (part.partition(":") for part in written.split(";"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


def _size(root: ET.Element) -> tuple[float, float]:
    box = [float(part) for part in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    if len(box) == 4:  # noqa: PLR2004 - two corners
        width, height = box[2:]
    else:
        sides = [NUMBER.fullmatch(root.get(side, "")) for side in ("width", "height")]
        width, height = (float(side[1]) if side else 0.0 for side in sides)
    if width <= 0 or height <= 0:
        raise NotADrawing(_("The drawing does not say how large it is."))
    return width, height
