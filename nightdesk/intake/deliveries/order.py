"""The order: what came, from whom, and what is asked to be done with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nightdesk.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One delivery as it was asked for. `request` is the digest of all of it, `content` of the item."""

    document: Any
    by: Person
    now: datetime
    request: str
    content: str
    uri: str = ""
    key: str = ""
    edition: str = ""
    section: str = ""
    correction: str = ""
    kind: str = ""
