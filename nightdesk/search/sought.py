"""The question as each database takes it. Only words of letters and digits get there: there is nothing to escape."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nightdesk.search.question import Question, Wanted, Where
from nightdesk.search.tokens import week_mark


@dataclass(frozen=True, slots=True)
class Sought:
    """A question, how near to the top it must be answered, and the marks a document must bear."""

    question: Question
    marks: tuple[str, ...] = ()
    where: Where = Where.ANYWHERE

    def for_sqlite(self) -> str:
        return _sqlite(self)

    def for_postgres(self) -> str:
        return _postgres(self)

    def alternatives(self, wanted: Wanted) -> list[list[str]]:
        """Any of these rows of tokens answers it."""
        return _rows(wanted, self.where)

    def refusals(self, unwanted: Wanted) -> list[list[str]]:
        """Any of these, anywhere, is too much."""
        return _rows(unwanted, Where.ANYWHERE)

    def near_the_top(self) -> Iterable[str]:
        """Of a phrase, its words must each stand there."""
        if self.where == Where.ANYWHERE:
            return []
        phrases = (wanted for wanted in self.question.wanted if wanted.is_phrase)
        return [f"{self.where}{stem}" for phrase in phrases for stem in phrase.stems]


@dataclass(frozen=True, slots=True)
class OfWeeks:
    """Documents of any of these weeks, by their marks."""

    weeks: range

    def for_sqlite(self) -> str:
        return " OR ".join(f'"{mark}"' for mark in self._marks())

    def for_postgres(self) -> str:
        return " | ".join(f"'{mark}'" for mark in self._marks())

    def _marks(self) -> Iterable[str]:
        return (f"m{week_mark(number)}" for number in self.weeks)


def _rows(wanted: Wanted, where: Where) -> list[list[str]]:
    row = [f"w{word}" for word in wanted.exact]
    if wanted.is_phrase:
        return [row]
    stems = [[f"{where}{stem}"] for stem in wanted.stems]
    return [*stems, row] if where == Where.ANYWHERE else stems


def _sqlite(sought: Sought) -> str:
    def any_of(rows: list[list[str]]) -> str:
        return "(" + " OR ".join(f'"{" ".join(row)}"' for row in rows) + ")"

    question = sought.question
    needed = [any_of(sought.alternatives(wanted)) for wanted in question.wanted]
    needed += [f'"{token}"' for token in (*sought.near_the_top(), *_marks(sought))]
    refused = [f" NOT {any_of(sought.refusals(unwanted))}" for unwanted in question.unwanted]
    return f"({' AND '.join(needed)})" + "".join(refused)


def _postgres(sought: Sought) -> str:
    def any_of(rows: list[list[str]]) -> str:
        return "(" + " | ".join(_in_a_row(row) for row in rows) + ")"

    question = sought.question
    needed = [any_of(sought.alternatives(wanted)) for wanted in question.wanted]
    needed += [f"'{token}'" for token in (*sought.near_the_top(), *_marks(sought))]
    refused = [f"!{any_of(sought.refusals(unwanted))}" for unwanted in question.unwanted]
    return " & ".join(needed + refused)


def _in_a_row(tokens: Sequence[str]) -> str:
    return "(" + " <-> ".join(f"'{token}'" for token in tokens) + ")"


def _marks(sought: Sought) -> list[str]:
    return [f"m{mark}" for mark in sought.marks]
