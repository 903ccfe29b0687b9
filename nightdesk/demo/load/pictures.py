"""The demo's pictures: drawn here, worded in each edition's language, taken into the library."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import cache

from django.db import connection

from nightdesk.demo import copy, drawings
from nightdesk.demo.copy import PictureCopy
from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.media.showing import ShownPicture
from nightdesk.people.models import Person


@cache
def drawn(scene: str) -> bytes:
    return drawings.draw(scene)


class Shelf:
    """Gives each edition its own picture of a scene, with words in its language, made when first asked."""

    def __init__(self, now: datetime, *, by: Person, say: Callable[[str], object]) -> None:
        self.now = now
        self.by = by
        self.say = say
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
            drawn(row.scene),
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
            drawn(scene),
            f"{scene}.jpg",
            by=self.by,
            title=f"{scene} ({edition.code})",
            alternative_text=name,
            language=edition.language,
            credit_line="Atelier du Port",
        )


def draw_ahead() -> None:
    """Draw every rendition now, so that no reader waits for one."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(draw_all_of, Picture.objects.order_by("pk")))
        pool.submit(connection.close)


def draw_all_of(picture: Picture) -> None:
    ShownPicture.of(picture, sizes="")
