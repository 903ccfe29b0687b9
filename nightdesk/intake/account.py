"""The account of an intake: one row for every source item, on screen and as a file."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TextIO


class Outcome(StrEnum):
    """What became of a source item."""

    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Row:
    """One source item: what became of it, why, and what was changed on the way."""

    source: str
    kind: str
    title: str
    outcome: Outcome
    reason: str = ""
    notes: tuple[str, ...] = ()
    address: str = ""

    def __str__(self) -> str:
        """One line for a console: no character in it can move the cursor or colour the screen."""
        said = "; ".join(part for part in (self.reason, *shortened(self.notes)) if part)
        line = f"{self.outcome:<9} {self.kind} {self.source} “{self.title}”{': ' if said else ''}{said}"
        return "".join(letter if letter.isprintable() else " " for letter in line)


def shortened(notes: tuple[str, ...]) -> Iterator[str]:
    """What a console needs: «12 × picture not at hand» instead of twelve addresses, which the file has."""
    alike = Counter(note.partition(": ")[0] for note in notes)
    for note in notes:
        about = note.partition(": ")[0]
        times = alike.pop(about, 0)
        if times > 1:
            yield f"{times} × {about}"
        elif times:
            yield note


@dataclass(slots=True)
class Account:
    """Counts the rows as they come; the rows themselves go to the file."""

    counts: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        self.counts[row.kind, row.outcome] += 1
        if row.outcome == Outcome.SKIPPED:
            self.reasons[row.reason] += 1

    @property
    def has_changed_the_paper(self) -> bool:
        return any(outcome in {Outcome.TAKEN, Outcome.CHANGED} for _, outcome in self.counts)

    def table(self) -> str:
        """Answer the summary: kinds down, outcomes across, then why items were skipped."""
        kinds = sorted({kind for kind, _ in self.counts})
        width = max([5, *(len(kind) for kind in kinds)])
        lines = [f"{'':<{width}}" + "".join(f"{outcome:>11}" for outcome in Outcome)]
        lines += [
            f"{kind:<{width}}" + "".join(f"{self.counts[kind, outcome]:>11}" for outcome in Outcome)
            for kind in kinds
        ]
        sums = [sum(self.counts[kind, outcome] for kind in kinds) for outcome in Outcome]
        lines.append(f"{'all':<{width}}" + "".join(f"{number:>11}" for number in sums))
        lines += [f"{times} × {reason}" for reason, times in self.reasons.most_common()]
        return "\n".join(lines)


class Write(Protocol):
    def __call__(self, row: Row) -> None: ...


@contextmanager
def written_to(path: Path | None) -> Iterator[Write]:
    """Write each row as it comes: CSV when the name ends so, else JSON lines. None: nowhere."""
    if path is None:
        yield lambda row: None
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        yield _csv(file) if path.suffix.lower() == ".csv" else _json_lines(file)


def _json_lines(file: TextIO) -> Write:
    def write(row: Row) -> None:
        file.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
        file.flush()

    return write


def _csv(file: TextIO) -> Write:
    names = ("source", "kind", "title", "outcome", "reason", "notes", "address")
    sheet = csv.writer(file)
    sheet.writerow(names)

    def write(row: Row) -> None:
        cells = asdict(row) | {"notes": "; ".join(row.notes)}
        sheet.writerow([harmless(str(cells[name])) for name in names])
        file.flush()

    return write


def harmless(cell: str) -> str:
    """A spreadsheet runs what begins like a formula; an apostrophe makes it text again."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
