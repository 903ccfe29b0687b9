"""The rulebook: everything a newsroom can set about moderation, with what holds until it does. Knows no records."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from django.conf import settings

ANY_LANGUAGE = ""
HOLD, REFUSE, PASS = "hold", "refuse", "pass"
# For each scope: in a minute and in an hour, then the same for those who joined lately. 0: without end.
LIMITS: Mapping[str, tuple[int, int, int, int]] = {
    "account": (6, 60, 2, 10),
    "address": (20, 200, 6, 30),
    "place": (60, 1500, 20, 200),
    "house": (300, 6000, 60, 1000),
    # In rooms people talk fast and short, and many are there at once.
    "chat_account": (20, 400, 6, 60),
    "chat_address": (60, 1200, 12, 120),
    "chat_place": (3000, 0, 300, 0),
    "chat_house": (6000, 0, 600, 0),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Of one language: what is refused, and what is held."""

    muted: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One version of the rules of an edition. A number that is 0 switches its rule off."""

    words: Mapping[str, Words] = field(default_factory=dict)
    approved_first: int = 1
    first_at_once: bool = True
    rejected_share: int = 50
    most_links: int = 3
    beyond_links: str = HOLD
    holds_first_links: bool = True
    forbidden_hosts: tuple[str, ...] = ()
    repeats_within_hours: int = 24
    repeated_by_others: int = 2
    capitals_share: int = 0
    newcomer_days: int = 7
    limits: Mapping[str, tuple[int, int, int, int]] = field(default_factory=lambda: LIMITS)
    hook_address: str = ""
    when_hook_fails: str = HOLD
    learned_precision: int = 0

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """As it was kept. What an older version did not know of has its default; what is unknown is left out."""
        known = {one.name: values[one.name] for one in fields(cls) if one.name in values}
        if "words" in known:
            lists = known["words"].items()
            known["words"] = {
                tag: Words(tuple(of["muted"]), tuple(of["suspect"])) for tag, of in lists
            }
        if "limits" in known:
            known["limits"] = {**LIMITS, **{of: tuple(n) for of, n in known["limits"].items()}}
        if "forbidden_hosts" in known:
            known["forbidden_hosts"] = tuple(known["forbidden_hosts"])
        return cls(**known)

    def kept(self) -> dict[str, Any]:
        """For the database: made of lists, numbers and words alone."""
        return asdict(self)

    def words_for(self, language: str, edition: str) -> Words:
        """The edition's lists always count: a comment's language is what its author says it is."""
        tags = dict.fromkeys((ANY_LANGUAGE, edition, language))
        lists = [self.words[tag] for tag in tags if tag in self.words]
        muted = tuple(word for one in lists for word in one.muted)
        return Words(muted, tuple(word for one in lists for word in one.suspect))


def as_founded() -> Rulebook:
    """What holds in an edition whose rules nobody has changed yet."""
    return Rulebook.read(settings.TALK_AS_FOUNDED)
