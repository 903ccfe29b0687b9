"""The copy of the demo newsroom: an invented paper, read from the TOML files beside this module."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from .live_blogs import PostCopy
from .newsletters import NewsletterCopy
from .newsroom import AuthorCopy, EditionCopy, Newsroom, SectionCopy, StandingPage, TopicCopy
from .rooms import RoomCopy
from .talk import DiscussionCopy

EDITIONS = ("en", "fr", "ar")

Block = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """What one edition says of a picture."""

    caption: str
    alternative_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCopy:
    """A picture before it is drawn; `scene` names the drawing, `words` is by edition code."""

    key: str
    scene: str
    taken_days_ago: int
    creator: str
    credit_line: str
    copyright_notice: str
    usage_terms: str
    words: Mapping[str, PictureWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCopy:
    """`kind` is correction or clarification; `hours_ago` is later than the story's."""

    kind: str
    text: str
    hours_ago: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCopy:
    """A matter as one edition tells it.

    Blocks are `{"type": …, "value": …}` as the body takes them, except that a picture is named
    by its key, a gallery's pictures are a list of keys, and a related story is a slugline.
    """

    slug: str
    kicker: str
    headline: str
    standfirst: str
    dateline: str
    body: Sequence[Block]
    corrections: Sequence[CorrectionCopy]
    editors_note: str = ""
    sponsor: str = ""
    reason: str = ""
    updated_hours_ago: float | None = None
    posts: Sequence[PostCopy] = ()
    to_come: Sequence[PostCopy] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that happened, told in one to three editions; `stories` is by edition code."""

    slugline: str
    hours_ago: float
    urgency: int
    genre: str
    section: str
    state: str
    authors: Sequence[str]
    topics: Sequence[str]
    related: Sequence[str]
    lead_picture: str = ""
    embargo_hours_ahead: float | None = None
    embargo_source: str = ""
    is_live_blog: bool = False
    stories: Mapping[str, StoryCopy] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What happens to a live item later: `kind` is update (a paragraph) or correct (a note)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveItem:
    """A short story for the newsroom that keeps writing; paragraphs are plain text."""

    edition: str
    slug: str
    section: str
    urgency: int
    picture: str
    kicker: str
    headline: str
    standfirst: str
    paragraphs: Sequence[str]
    then: Sequence[FollowUp]


def newsroom() -> Newsroom:
    row = _read(_folder() / "newsroom.toml")
    return Newsroom(
        name=row["name"],
        desks={desk["slug"]: desk["name"] for desk in row["desks"]},
        editions=[EditionCopy(**edition) for edition in row["editions"]],
        sections=[SectionCopy.read(section) for section in row["sections"]],
        topics=[TopicCopy.read(topic) for topic in row["topics"]],
        authors=[AuthorCopy.read(author) for author in row["authors"]],
        standing_pages=[StandingPage.read(page) for page in row["standing_pages"]],
    )


def pictures() -> list[PictureCopy]:
    return [_picture(row) for row in _read(_folder() / "pictures.toml")["pictures"]]


def matters() -> list[Matter]:
    """The matters in the order of their files; a matter may relate to one that comes later."""
    paths = sorted((_folder() / "stories").iterdir(), key=lambda path: path.name)
    return [_matter(_read(path)) for path in paths if path.name.endswith(".toml")]


def live_items() -> list[LiveItem]:
    return [_live_item(row) for row in _read(_folder() / "live.toml")["items"]]


def discussions() -> list[DiscussionCopy]:
    """What readers say under stories that are published."""
    return [DiscussionCopy.read(row) for row in _read(_folder() / "talk.toml")["discussions"]]


def newsletters() -> list[NewsletterCopy]:
    """What the editions send, in the order in which each offers it."""
    return [NewsletterCopy(**row) for row in _read(_folder() / "newsletters.toml")["newsletters"]]


def rooms() -> list[RoomCopy]:
    """What readers chat about, in the order in which the rooms were opened."""
    return [RoomCopy.read(row) for row in _read(_folder() / "rooms.toml")["rooms"]]


def _folder() -> Traversable:
    return files(__name__)


def _read(path: Traversable) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _picture(row: dict[str, Any]) -> PictureCopy:
    words = {code: PictureWords(**row.pop(code)) for code in EDITIONS}
    return PictureCopy(**row, words=words)


def _matter(row: dict[str, Any]) -> Matter:
    told = {code: _story(row.pop(code)) for code in EDITIONS if code in row}
    return Matter(**row, stories=told)


def _story(row: dict[str, Any]) -> StoryCopy:
    corrections = [CorrectionCopy(**correction) for correction in row.pop("corrections")]
    posts = [PostCopy(**post) for post in row.pop("posts", ())]
    to_come = [PostCopy(**post) for post in row.pop("to_come", ())]
    return StoryCopy(**row, corrections=corrections, posts=posts, to_come=to_come)


def _live_item(row: dict[str, Any]) -> LiveItem:
    then = [
        FollowUp(kind=step["kind"], text=step.get("paragraph") or step["text"])
        for step in row.pop("then")
    ]
    return LiveItem(**row, then=then)
