"""The words that travel inside a picture file, whatever block they were found in."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Self

from nightdesk.media.metadata.text import printable


@dataclass(frozen=True, slots=True)
class PictureMetadata:
    """What a file says about its picture; an empty string is a field the file does not have.

    `taken_at` carries a zone when the file names one, else it is the camera's wall clock.
    """

    caption: str = ""
    headline: str = ""
    alternative_text: str = ""
    creator: str = ""
    credit_line: str = ""
    source: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    web_statement: str = ""
    taken_at: datetime | None = None

    @classmethod
    def of(cls, texts: dict[str, str], taken_at: datetime | None = None) -> Self:
        """Keep only what can be printed: no control characters, no white space around."""
        return cls(**{name: printable(text) for name, text in texts.items()}, taken_at=taken_at)

    def or_else(self, other: "PictureMetadata") -> "PictureMetadata":
        """Fill what is missing here from a block that is trusted less."""
        return PictureMetadata(
            **{
                field.name: getattr(self, field.name) or getattr(other, field.name)
                for field in fields(self)
            }
        )

    def texts(self) -> dict[str, str]:
        """Give the fields that are words and are not empty, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value and isinstance(value, str)}
