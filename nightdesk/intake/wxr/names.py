"""The names of the elements of an export, whichever namespace address its writer chose."""

import re

# WordPress has written http and https, and every version has its own address.
_EXPORT = re.compile(
    r"https?://(?:www\.)?wordpress\.org/export/[\d.]+/?(excerpt)?/?", re.IGNORECASE
)
_KNOWN = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def short_name(tag: str) -> str:
    """Turn ``{http://wordpress.org/export/1.2/}post_id`` into ``wp:post_id``."""
    if not tag.startswith("{"):
        return tag
    address, _, local = tag[1:].partition("}")
    if match := _EXPORT.fullmatch(address):
        return f"{match[1] or 'wp'}:{local}"
    return f"{_KNOWN.get(address, '?')}:{local}"
