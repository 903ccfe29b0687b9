"""XMP, the block that every format can carry: a small RDF document about the picture."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from defusedxml import DefusedXmlException, ElementTree

from nightdesk.media.metadata.record import PictureMetadata

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
# Our field, its property, the container it is written in, and how many characters we write at most:
# all together stay under the 65,502 bytes that a JPEG segment holds, even if each has to be escaped.
PROPERTIES = (
    ("caption", "dc:description", "Alt", 4000),
    ("creator", "dc:creator", "Seq", 500),
    ("copyright_notice", "dc:rights", "Alt", 1000),
    ("headline", "photoshop:Headline", "", 500),
    ("credit_line", "photoshop:Credit", "", 500),
    ("source", "photoshop:Source", "", 500),
    ("usage_terms", "xmpRights:UsageTerms", "Alt", 2000),
    ("web_statement", "xmpRights:WebStatement", "", 1000),
    ("alternative_text", "Iptc4xmpCore:AltTextAccessibility", "Alt", 2000),
)
TAKEN_AT = "photoshop:DateCreated"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(packet: bytes) -> PictureMetadata:
    """Read a packet; one that is no XML, or that tries an entity or a document type, says nothing."""
    try:
        root = ElementTree.fromstring(packet.strip(b"\0 \r\n\t"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return PictureMetadata()
    descriptions = list(root.iter(_name("rdf:Description")))
    texts = {field: _first(descriptions, name) for field, name, _, _ in PROPERTIES}
    return PictureMetadata.of(texts, _moment(_first(descriptions, TAKEN_AT)))


def write(metadata: PictureMetadata) -> bytes:
    """Write a packet that names no software and no file; nothing when there is nothing to say."""
    texts = metadata.texts()
    said = [
        _property(name, container, texts[field][:longest].strip())
        for field, name, container, longest in PROPERTIES
        if field in texts
    ]
    if metadata.taken_at:
        said.append(f"<{TAKEN_AT}>{metadata.taken_at.isoformat()}</{TAKEN_AT}>")
    if not said:
        return b""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>'
        f'<rdf:Description rdf:about="">{"".join(said)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _name(qualified: str) -> str:
    prefix, _, local = qualified.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _first(descriptions: list[Element], name: str) -> str:
    found = (text for description in descriptions for text in _texts(description, _name(name)))
    return next(filter(None, found), "")


def _texts(description: Element, name: str) -> Iterator[str]:
    """A property is an attribute, or an element with words, with an address, or with a list."""
    yield description.get(name, "").strip()
    for element in description.iterfind(name):
        yield element.get(_name("rdf:resource"), "") or _listed(element)


def _listed(element: Element) -> str:
    items = list(element.iter(_name("rdf:li")))
    if not items:
        return "".join(element.itertext()).strip()
    texts = ["".join(item.itertext()).strip() for item in items]
    if element.find(_name("rdf:Alt")) is None:
        return ", ".join(filter(None, texts))
    for item, text in zip(items, texts, strict=True):
        if item.get(LANGUAGE) == "x-default":
            return text
    return texts[0]


def _property(name: str, container: str, text: str) -> str:
    said = escape(text)
    if container:
        language = ' xml:lang="x-default"' if container == "Alt" else ""
        said = f"<rdf:{container}><rdf:li{language}>{said}</rdf:li></rdf:{container}>"
    return f"<{name}>{said}</{name}>"


def _moment(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    return None
