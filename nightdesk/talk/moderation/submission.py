"""The submission: what a reader hands in, as the phases look at it. Discussions and the chat hand in alike."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.talk.manner import AS_EVERYWHERE, Manner
from nightdesk.talk.models.rules import Rules
from nightdesk.talk.models.terms import Standing
from nightdesk.talk.moderation.rulebook import Rulebook


@dataclass(frozen=True)
class Submission:
    """`place` names where it goes (`discussion:91`, `room:3`), so that phases find what was said there before.

    `address` is the sender's network address, an IPv6 one as its /64, empty when unknown. `standing` says
    whether the place is open, `manner` what is asked there beside the rules. `is_edit` when it takes the
    place of a text of theirs. `tried` are rules that are tried out: without, those of the edition count.
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
    tried: Rulebook | None = None
    manner: Manner = AS_EVERYWHERE

    @cached_property
    def remembered(self) -> dict[str, Any]:
        """What one phase asked of the database, for the next."""
        return {}

    @property
    def is_message(self) -> bool:
        """Said in a room, where people talk fast and short."""
        return self.place.startswith("room:")

    @cached_property
    def rules(self) -> Rulebook:
        return self.tried or Rules.objects.rulebook_of(self.edition)

    @property
    def is_from_a_newcomer(self) -> bool:
        """Joined lately. Asks no database, so that floods can be counted before any work."""
        return self.now < self.author.joined_at + timedelta(days=self.rules.newcomer_days)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a phase says: `verdict` is "pass", "hold" or "refuse"; `reason` a code of `reasons.py`.

    `particulars` fill in the sentences of the reason; of what is refused they keep nothing that was
    written. After a pass that `is_last` no further phase is asked. What is not `is_kept` leaves no ruling.
    """

    verdict: str
    phase: str = ""
    reason: str = ""
    particulars: dict[str, Any] | None = None
    is_last: bool = False
    is_kept: bool = True


PASS = Decision("pass")


def hold(reason: str, **particulars: Any) -> Decision:
    return Decision("hold", reason=reason, particulars=particulars)


def refuse(reason: str, **particulars: Any) -> Decision:
    return Decision("refuse", reason=reason, particulars=particulars)
