"""Sharing: the rendition shown where a story is shared, and a letter that brings its address."""

from urllib.parse import quote

from django import template
from wagtail.images.models import SourceImageIOError

from nightdesk.media.models import Rendition
from nightdesk.media.widths import largest_jpeg
from nightdesk.stories.story_page import StoryPage

register = template.Library()


@register.simple_tag
def share_picture(page: StoryPage) -> Rendition | None:
    """The largest JPEG of the lead picture; nothing when there is none, or its file is lost."""
    picture = page.lead_picture
    if picture is None:
        return None
    largest = largest_jpeg((picture.width, picture.height))
    try:
        return picture.get_renditions(largest)[largest]
    except SourceImageIOError:
        return None


@register.simple_tag
def letter(headline: str, address: str) -> str:
    """A link that opens the reader's own mail, with the headline and the address in a letter to nobody yet."""
    return f"mailto:?subject={quote(headline)}&body={quote(address)}"
