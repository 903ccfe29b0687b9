"""What readers of the demo say in its rooms."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from .talk import Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCopy:
    """`ago` is hours before now of what is said first; `pinned` counts from one; `host` is someone of the cast."""

    edition: str
    slug: str
    title: str
    about: str
    slugline: str
    ago: float
    host: str
    pinned: int = 0
    over: bool = False
    said: Sequence[Remark] = field(default_factory=tuple)

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        return cls(**row | {"said": [Remark(**one) for one in row["said"]]})
