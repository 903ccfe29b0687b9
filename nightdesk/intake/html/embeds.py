"""Players and posts from elsewhere: an embed where the reader may load one, else a link."""

from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from nightdesk.intake.html.body import Change
from nightdesk.intake.html.inline import clean_line
from nightdesk.intake.html.tree import Element

if TYPE_CHECKING:
    from nightdesk.intake.html.galley import Galley

PROVIDERS = frozenset(
    "youtube.com youtu.be youtube-nocookie.com vimeo.com dailymotion.com dai.ly wordpress.tv ted.com "
    "videopress.com twitch.tv tiktok.com twitter.com x.com facebook.com instagram.com threads.net "
    "bsky.app reddit.com pinterest.com tumblr.com soundcloud.com spotify.com mixcloud.com "
    "audiomack.com flickr.com flic.kr imgur.com slideshare.net speakerdeck.com scribd.com issuu.com "
    "kickstarter.com crowdsignal.com polldaddy.com wolframcloud.com datawrapper.de "
    "datawrapper.dwcdn.net flourish.studio infogram.com documentcloud.org archive.org".split()
)
"""Hosts whose pages can be shown inside ours; their subdomains count as theirs."""

_FILES = (
    "src",
    "mp4",
    "m4v",
    "webm",
    "ogv",
    "mov",
    "wmv",
    "flv",
    "mp3",
    "m4a",
    "ogg",
    "wav",
    "wma",
)
_SHOWN = ("img", "iframe", "video", "audio", "object", "embed", "table", "nd-gallery", "nd-media")
_PLAYERS = {"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/"}


def set_media(element: Element, galley: "Galley") -> None:
    """Set a frame, player or plug-in object."""
    source = _address(_source(element), galley)
    title = element.get("title") or element.get("aria-label")
    if not source:
        if _source(element):
            galley.changes[Change.ACTIVE_CONTENT_DROPPED] += 1
        galley.set(element.children)
    elif element.tag == "iframe":
        galley.add("embed", {"url": source, "title": title})
    else:
        _set(source, title, galley)


def set_shortcode(element: Element, galley: "Galley") -> None:
    """Set ``[video]``, ``[audio]`` and the like."""
    given = next(
        (element.get(name) for name in (*_FILES, "url", "id", "0") if element.get(name)), ""
    )
    player = _PLAYERS.get(element.get("nd-name"), "")
    if player and given and "/" not in given:
        given = player + given
    source = _address(given, galley)
    if source:
        _set(source, element.get("title"), galley)
    else:
        galley.changes[Change.DYNAMIC_BLOCK_LEFT_OUT] += 1


def set_address(element: Element, galley: "Galley") -> None:
    """Set ``[embed]address[/embed]``; anything but an address is set as copy."""
    address = _address(element.text().strip(), galley)
    if address and not any(character.isspace() for character in element.text().strip()):
        _set(address, "", galley)
    else:
        galley.set(element.children)


def set_figure(element: Element, captions: list[Element], galley: "Galley") -> None:
    """Set an embed block of the block editor: its address stands as text, its caption beside it."""
    caption = " ".join(" ".join(found.text().split()) for found in captions).strip()
    words = " ".join(element.text().split()).removesuffix(caption).strip()
    source = "" if " " in words else _address(words, galley)
    if source and not any(element.below(*_SHOWN)):
        _set(source, caption, galley)
    else:
        galley.set(element.children)


def set_framed(element: Element, captions: list[Element], galley: "Galley") -> None:
    """Set a figure around one frame: its caption names what will be shown."""
    (frame,) = element.below("iframe")
    source = _address(_source(frame), galley)
    if not source:
        galley.set(element.children)
        return
    caption = " ".join(" ".join(found.text().split()) for found in captions).strip()
    galley.add("embed", {"url": source, "title": caption or frame.get("title")})
    for child in [frame, *captions]:
        element.drop(child)
    galley.set(element.children)


def set_lone_address(address: str, galley: "Galley") -> None:
    """Set an address that stands alone on its line: WordPress would have embedded it."""
    whole = _address(address, galley)
    if whole and is_known(whole):
        galley.add("embed", {"url": whole, "title": ""})
    else:
        galley.add_paragraph(_link(whole, address) if whole else escape(address, quote=False))


def _set(source: str, title: str, galley: "Galley") -> None:
    if is_known(source):
        galley.add("embed", {"url": source, "title": title})
        return
    galley.changes[Change.EMBED_BECAME_LINK] += 1
    galley.add_paragraph(_link(source, title or _file_name(source)))


def _source(element: Element) -> str:
    for name in ("data-src", "data-lazy-src", "src", "data"):
        if given := element.get(name):
            return given
    for child in element.below("source", "embed", "param"):
        given = child.get("src") or (
            child.get("value") if child.get("name").lower() in {"movie", "src", "url"} else ""
        )
        if given:
            return given
    return ""


def _address(given: str, galley: "Galley") -> str:
    """Answer a whole address of the web, or nothing."""
    if given.startswith("//"):
        given = f"https:{given}"
    address = galley.line.address(given) if given else ""
    return address if address.startswith(("http://", "https://")) else ""


def is_known(address: str) -> bool:
    """Whether the page at this whole address is of a host that can be shown inside ours."""
    labels = (urlsplit(address).hostname or "").split(".")
    return any(".".join(labels[start:]) in PROVIDERS for start in range(len(labels)))


def _file_name(address: str) -> str:
    return unquote(PurePosixPath(urlsplit(address).path).name) or address


def _link(address: str, words: str) -> str:
    return clean_line(f'<a href="{escape(address)}">{escape(words, quote=False)}</a>')
