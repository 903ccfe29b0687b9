"""The demo's pictures: drawn here, worded in each edition's language, taken into the library."""

from datetime import datetime, timedelta
from functools import cache

from nightdesk.demo import copy, drawings
from nightdesk.demo.copy import PictureCopy
from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.people.models import Person

Size = tuple[int, int] | None


@cache
def drawn(scene: str, size: Size) -> bytes:
    return drawings.draw(scene, size=size)


class Shelf:
    """Gives each edition its own picture of a scene, with words in its language, made when first asked."""

    def __init__(self, now: datetime, *, by: Person, size: Size = None) -> None:
        self.now = now
        self.by = by
        self.size = size
        self.copies: dict[str, PictureCopy] = {row.key: row for row in copy.pictures()}
        self.taken: dict[tuple[str, str], Picture] = {}

    def picture(self, key: str, edition: Edition) -> Picture:
        place = (key, edition.code)
        if place not in self.taken:
            self.taken[place] = self.take(self.copies[key], edition)
        return self.taken[place]

    def take(self, row: PictureCopy, edition: Edition) -> Picture:
        words = row.words[edition.code]
        return Picture.take_in(
            drawn(row.scene, self.size),
            f"{row.key}.jpg",
            by=self.by,
            title=f"{row.key} ({edition.code})",
            caption=words.caption,
            alternative_text=words.alternative_text,
            language=edition.language,
            creator=row.creator,
            credit_line=row.credit_line,
            copyright_notice=row.copyright_notice,
            usage_terms=row.usage_terms,
            taken_at=self.now - timedelta(days=row.taken_days_ago),
        )

    def portrait(self, scene: str, name: str, edition: Edition) -> Picture:
        """A portrait's words are the name itself, which is written in the edition's letters already."""
        return Picture.take_in(
            drawn(scene, self.size),
            f"{scene}.jpg",
            by=self.by,
            title=f"{scene} ({edition.code})",
            alternative_text=name,
            language=edition.language,
            credit_line="Atelier du Port",
        )
