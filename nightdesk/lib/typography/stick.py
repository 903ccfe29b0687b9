"""The stick: text on its way to being set, in which each character knows what was typed for it."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

# Stands for what is left alone (an address, a line of code): a word, as far as its neighbours go.
WORD = "\ue000"

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """Puts `new` where the pattern matches, or where its group `at` does."""

    pattern: re.Pattern[str]
    new: Replacement

    def __call__(self, stick: "Stick") -> None:
        group = "at" if "at" in self.pattern.groupindex else 0
        stick.put(
            {
                match.span(group): self.new if isinstance(self.new, str) else self.new(match)
                for match in self.pattern.finditer(stick.text)
            }
        )


Rules = tuple[Callable[["Stick"], None], ...]


def rule(pattern: str, new: Replacement) -> Rule:
    return Rule(re.compile(pattern), new)


class Stick:
    """`text` is what rules look at and change; `pieces()` is what stands in for each typed character."""

    def __init__(self, typed: str, kept: Collection[int] = ()) -> None:
        self.typed = typed
        self.text = "".join(WORD if at in kept else sign for at, sign in enumerate(typed))
        self._origins = list(range(len(typed)))

    def put(self, changes: Mapping[tuple[int, int], str]) -> None:
        """Replace each span by its text. What is put between two characters belongs to the second."""
        text, origins, done = list[str](), list[int](), 0
        for (start, end), new in sorted(changes.items()):
            if self.text[start:end] == new or not self._origins:
                continue
            origin = self._origins[min(start, len(self._origins) - 1)]
            text += (self.text[done:start], new)
            origins += [*self._origins[done:start], *[origin] * len(new)]
            done = end
        self.text = "".join([*text, self.text[done:]])
        self._origins = origins + self._origins[done:]

    def apply(self, rules: Rules) -> None:
        """Go through the rules until none of them changes anything, so that setting twice is setting once."""
        for _ in range(_ROUNDS):
            before = self.text
            for each in rules:
                each(self)
            if self.text == before:
                return

    def pieces(self) -> list[str]:
        found = [""] * len(self.typed)
        for sign, origin in zip(self.text, self._origins, strict=True):
            found[origin] += self.typed[origin] if sign == WORD else sign
        return found


_ROUNDS = 6
