"""MediaRSS: a picture in Atom and RSS, with its caption and whose it is."""

from typing import Any

from nightdesk.lib.text import xml_safe
from nightdesk.syndication.pictures import PictureSent

MEDIA = {"xmlns:media": "http://search.yahoo.com/mrss/"}


def add_media(xml: Any, sent: PictureSent) -> None:
    """Write the picture's `media:content`, with every word that its rendition carries inside too."""
    size = {"width": str(sent.rendition.width), "height": str(sent.rendition.height)}
    how = {"url": sent.url, "medium": "image", "type": sent.mime_type}
    xml.startElement("media:content", how | size)
    for name, text in (
        ("media:description", sent.caption),
        ("media:credit", sent.credit),
        ("media:copyright", sent.picture.copyright_notice),
    ):
        if text:
            xml.addQuickElement(name, xml_safe(text))
    xml.endElement("media:content")
