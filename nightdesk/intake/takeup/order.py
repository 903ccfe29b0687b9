"""What was ordered: which export goes into which edition, on whose behalf."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nightdesk.editions.models import Edition
from nightdesk.intake.wxr import Item, Survey
from nightdesk.people.models import Person


@dataclass(frozen=True, slots=True)
class Order:
    """One run. `media` is a copy of the old system's uploads; nothing is fetched from elsewhere."""

    edition: Edition
    found: Survey
    now: datetime
    by: Person | None = None
    media: Path | None = None
    is_rehearsal: bool = False

    def uri_of(self, item: Item) -> str:
        """The same item always gets the same name, so that a second run knows it again.

        The guid alone will not do: after a move, two items of one site can share it.
        """
        name = f"{self.edition.code} {item.guid or item.link} {item.number}"
        return uuid.uuid5(uuid.NAMESPACE_URL, name).urn
