"""The manner of a room: what its hosts ask of everyone who writes there, beside the edition's rules."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """`slow_seconds` lie between two messages of one person, who joined `member_days` ago at least.

    `holds_first`: a moderator reads each message before it is shown. `trusts_newcomers`: theirs are shown at
    once like all others'. Nothing of it concerns the newsroom.
    """

    slow_seconds: int = 0
    member_days: int = 0
    holds_first: bool = False
    trusts_newcomers: bool = False


AS_EVERYWHERE = Manner()
