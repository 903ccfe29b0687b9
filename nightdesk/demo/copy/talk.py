"""What readers of the demo say under its stories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """`by` is a reader's display name, or `role` names someone of the cast. `to` counts from one."""

    at: int
    text: str
    by: str = ""
    role: str = ""
    to: int = 0
    nods: int = 0
    pick: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionCopy:
    """Of one matter, by edition code."""

    slugline: str
    remarks: Mapping[str, Sequence[Remark]]

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        said = {
            code: [Remark(**one) for one in every]
            for code, every in row.items()
            if isinstance(every, list)
        }
        return cls(slugline=row["slugline"], remarks=said)
