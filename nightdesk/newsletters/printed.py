"""What a mail prints of a story, and in which colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.media.models import Rendition
from nightdesk.media.widths import WIDE
from nightdesk.stories.models import Story

JPEG = WIDE.spec(600, "jpeg")


@dataclass(frozen=True, slots=True)
class Line:
    """A story as a mail tells of it; `picture` is the one file that every mail program can show."""

    kicker: str
    headline: str
    standfirst: str
    url: str
    section: str
    picture: Rendition | None = None
    alternative: str = ""
    credit: str = ""

    @classmethod
    def of(cls, story: Story, *, has_picture: bool) -> Self:
        picture = story.lead_picture if has_picture else None
        drawn = getattr(picture, "prefetched_renditions", [])
        jpeg = next((one for one in drawn if one.filter_spec == JPEG), None)
        return cls(
            kicker=story.kicker,
            headline=story.headline,
            standfirst=story.standfirst,
            url=f"{origin()}{story.get_absolute_url()}",
            section=story.section.name,
            picture=jpeg,
            alternative=picture.default_alt_text if picture else "",
            credit=picture.credit if picture else "",
        )

    @property
    def source(self) -> str:
        return f"{origin()}{self.picture.url}" if self.picture else ""


def lines_of(stories: Iterable[Story]) -> list[Line]:
    """With one picture, the first story's: a mail is light."""
    return [Line.of(one, has_picture=place == 0) for place, one in enumerate(stories)]


def colours(edition: Edition) -> dict[str, dict[str, str]]:
    """The edition's own, as #rrggbb: mail programs know no others. By day the ink is the night, and the reverse."""
    palette = edition.palette
    schemes = (("day", palette.day, palette.night), ("night", palette.night, palette.day))
    return {
        name: {key: colour.as_hex for key, colour in scheme} | {"ink": other.sheet.as_hex}
        for name, scheme, other in schemes
    }
