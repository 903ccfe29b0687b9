"""A run of the promises at their full figures, or at a share of them: where it works, and how much of it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.promises.harness.founding import TOKEN, copied
from tests.promises.harness.oracle import Verdict


@dataclass(frozen=True, slots=True)
class Run:
    """`folder` is empty at first; `founded` is a data folder to copy; `share` is of the full figures."""

    folder: Path
    founded: Path
    share: float

    @property
    def token(self) -> str:
        return (self.founded / TOKEN).read_text()

    def of(self, full: int) -> int:
        return max(1, round(full * self.share))

    def empty(self, name: str) -> Path:
        """A folder of its own for whoever makes data folders themselves."""
        made = self.folder / name
        made.mkdir()
        return made

    def data(self, name: str) -> Path:
        """A founded newsroom of its own."""
        return self.put(self.folder / name / "data")

    def put(self, data: Path) -> Path:
        return copied(self.founded, data)


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a promise: the figures in words, and all that went wrong, in any shape; nothing is empty."""

    told: str
    wrong: object = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """`row` is its number in the list of promises, `name` what it is asked for by, `keep` puts it to the test."""

    row: int
    name: str
    sentence: str
    keep: Callable[[Run], Kept]


def not_clean(*verdicts: Verdict | None) -> list[Verdict | None]:
    return [verdict for verdict in verdicts if verdict is None or not verdict.is_clean]
