"""Fits a body to the blocks of a story: pictures found or their captions kept, lengths observed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlsplit

from nightdesk.intake.html import Block, Body, GalleryAsked, PictureAsked
from nightdesk.intake.html.embeds import is_known

LONGEST_HEADING = 160
LONGEST_SPEAKER = 120
LONGEST_LANGUAGE = 20
LONGEST_CAPTION = 500
LONGEST_TITLE = 140
LONGEST_EMBED_TITLE = 160
MOST_PICTURES = 60

Data = dict[str, object]
Find = Callable[[PictureAsked], int | None]


@dataclass(slots=True)
class Fitted:
    """Blocks as a story stores them, and the pictures that could not be found."""

    find: Find
    data: list[Data] = field(default_factory=list)
    missing: list[PictureAsked] = field(default_factory=list)

    def add(self, kind: str, value: object) -> None:
        self.data.append({"type": kind, "value": value})

    def say(self, words: str, tag: str = "em") -> None:
        """Keep words that have no place of their own as a paragraph."""
        if words:
            self.add("paragraph", f"<p><{tag}>{escape(words, quote=False)}</{tag}></p>")

    def picture(self, asked: PictureAsked) -> Data | None:
        """Answer the value of a picture; when it is missing, its caption stays as copy."""
        found = self.find(asked)
        if found is None:
            self.missing.append(asked)
            return None
        fits = len(asked.caption) <= LONGEST_CAPTION
        return {"picture": found, "caption": asked.caption if fits else ""}


def fit(body: Body, find: Find) -> Fitted:
    """Answer the body as a story stores it. `find` answers a picture's key, or None."""
    fitted = Fitted(find)
    for block in body.blocks:
        match block:
            case Block("picture", PictureAsked() as asked):
                _fit_picture(asked, fitted)
            case Block("gallery", GalleryAsked() as asked):
                _fit_gallery(asked, fitted)
            case Block("heading", {"text": str(text)}) if len(text) > LONGEST_HEADING:
                fitted.say(text, "strong")
            case Block("quote", dict() as quote):
                _fit_quote(quote, fitted)
            case Block("embed", {"url": str(url), "title": str(title)}):
                _fit_embed(url, title, fitted)
            case _:
                fitted.add(block.type, block.value)
    return fitted


def _fit_picture(asked: PictureAsked, fitted: Fitted) -> None:
    value = fitted.picture(asked)
    if value:
        fitted.add("picture", value)
    if not value or not value["caption"]:
        fitted.say(asked.caption)


def _fit_gallery(asked: GalleryAsked, fitted: Fitted) -> None:
    shown: list[Data] = []
    unshown: list[str] = []
    for picture in asked.pictures:
        value = fitted.picture(picture)
        shown += [value] if value else []
        if not value or not value["caption"]:
            unshown.append(picture.caption)
    title = asked.title
    if not shown or len(title) > LONGEST_TITLE:
        fitted.say(title, "strong")
        title = ""
    for start in range(0, len(shown), MOST_PICTURES):
        pictures = shown[start : start + MOST_PICTURES]
        fitted.add("gallery", {"title": title, "pictures": pictures})
    for caption in unshown:
        fitted.say(caption)


def _fit_quote(quote: Data, fitted: Fitted) -> None:
    text, speaker = str(quote["text"]), str(quote["speaker"])
    if len(speaker) > LONGEST_SPEAKER:
        text, speaker = f"{text}<p>{escape(speaker, quote=False)}</p>", ""
    language = str(quote["language"])[:LONGEST_LANGUAGE]
    fitted.add("quote", quote | {"text": text, "speaker": speaker, "language": language})


def _fit_embed(url: str, title: str, fitted: Fitted) -> None:
    """Embeds are loaded over https and say what they are before they are loaded."""
    if url.startswith("http://") and is_known(url):
        url = f"https://{url.removeprefix('http://')}"
    if not url.startswith("https://"):
        words = escape(title or url, quote=False)
        fitted.add("paragraph", f'<p><a href="{escape(url)}">{words}</a></p>')
        return
    if len(title) > LONGEST_EMBED_TITLE:
        fitted.say(title)
        title = ""
    host = urlsplit(url).hostname or url
    fitted.add("embed", {"url": url, "title": title or host[:LONGEST_EMBED_TITLE]})
