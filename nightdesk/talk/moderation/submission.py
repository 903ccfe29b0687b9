"""The submission: what a reader hands in, as the phases look at it. Discussions and the chat hand in alike."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.talk.models.terms import Standing


@dataclass(frozen=True)
class Submission:
    """`place` names where it goes (`discussion:91`), so that phases find what was said there before.

    `address` is the sender's network address, an IPv6 one as its /64, empty when unknown. `standing` says
    whether the place is open. `is_edit` when it takes the place of a text of theirs.
    """

    author: Person
    text: str
    place: str
    edition: Edition
    section: Section | None
    standing: Standing
    language: str
    now: datetime
    address: str = ""
    is_edit: bool = False

    @cached_property
    def remembered(self) -> dict[str, Any]:
        """What one phase asked of the database, for the next."""
        return {}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a phase says: `verdict` is "pass", "hold" or "refuse"; `reason` a code of `reasons.py`.

    `particulars` fill in the sentence of the reason, and say to moderators what was found.
    """

    verdict: str
    phase: str = ""
    reason: str = ""
    particulars: dict[str, Any] | None = None


PASS = Decision("pass")
