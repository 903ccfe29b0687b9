"""The generations as one process knows them: what changed since it began, learnt from the database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from nightdesk.bakery.models import Generation, mark_to_read_from
from nightdesk.events import pulse

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """Names that changed, and those of them where something was taken from readers."""

    names: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


class Generations:
    """A change is noticed in a round. What is baked remembers the round it began in.

    So nothing is read from the database for a page: it is good as long as none of its names was noticed
    to have changed in a later round.
    """

    def __init__(self) -> None:
        self.beat: int | None = None  # the pulse that what is known here answers for
        self.round = 0
        self._numbers: dict[str, int] = {}
        self._rounds: dict[str, int] = {}
        self._from: int | None = None
        self._one_at_a_time = Lock()

    def refresh(self, then: Callable[[Changes], T]) -> T:
        """Ask the database what changed since the last time; the first time nothing is old yet.

        The first time, too, what is there is learnt: while an older transaction is under way, the same
        rows are read again, and are no news.

        `then` is told of it before the beat is taken for known, so that whoever compares beats never
        finds a page that it would have dropped. The pulse is read before the database is asked: a
        commit in between is asked for again.
        """
        with self._one_at_a_time:
            beat, mark = pulse.changes(), mark_to_read_from()
            changes = self._noticed(mark if self._from is None else self._from)
            done = then(Changes() if self._from is None else changes)
            self._from, self.beat = mark, beat
            return done

    def _noticed(self, since: int) -> Changes:
        found = Generation.objects.since(since)
        rows = found.values_list("name", "number", "hidden")
        news = [row for row in rows if row[1] != self._numbers.get(row[0])]
        for name, number, _hidden in news:
            self._numbers[name] = number
            self._rounds[name] = self.round + 1
        if news:
            # Only now: who begins in this round must not find a kept part that it makes old.
            self.round += 1
        return Changes(
            names=frozenset(name for name, *_rest in news),
            hidden=frozenset(name for name, _number, hidden in news if hidden >= since),
        )

    def are_current(self, names: Iterable[str], began_in: int) -> bool:
        """Whether none of these names was noticed to have changed after that round."""
        rounds = self._rounds
        return all(rounds.get(name, 0) <= began_in for name in names)
