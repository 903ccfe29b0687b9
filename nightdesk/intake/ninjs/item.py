"""What an item says, in our words, whatever version of ninjs it came in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from nightdesk.intake.html import Body


class PubStatus(StrEnum):
    """What may be done with an item: run it, wait, or take it off."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that was not taken, and why."""

    field: str
    message: str


class ItemRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Nothing was taken; every fault that was found is named, not just the first."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f"{fault.field}: {fault.message}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An embargo that cannot be read. When in doubt, nobody sees the story."""

    text: str


# None: nothing was said of an embargo. False: it was said that there is none.
Embargo = datetime | Unreadable | bool | None


@dataclass(frozen=True, slots=True)
class Subject:
    """What an item is about; `kind` is a topic's."""

    name: str
    kind: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class PictureIn:
    """An associated picture with its words; `data` is its file, empty when only an address was sent."""

    uri: str
    data: bytes = b""
    words: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One news item. What is absent is empty. A picture that comes by itself is the only one of `pictures`."""

    uri: str
    version: str = ""
    created: datetime | None = None
    status: PubStatus = PubStatus.USABLE
    embargo: Embargo = None
    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    body: Body = field(default_factory=Body)
    byline: str = ""
    language: str = ""
    urgency: int | None = None
    slugline: str = ""
    located: str = ""
    subjects: tuple[Subject, ...] = ()
    edit_note: str = ""
    usage_terms: str = ""
    source: str = ""
    genre: str = ""
    pictures: tuple[PictureIn, ...] = ()
    is_picture: bool = False
    notes: tuple[str, ...] = ()
