"""A plain progress bar: on a terminal one line that grows, elsewhere a line now and then."""

from typing import TextIO

_WIDTH = 30
_STEPS = 10


class Progress:
    """Tells how far a run is. `clear` takes the bar away so that something else can be printed."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self.total = total
        self.done = 0
        self.stream = stream
        self.is_terminal = stream.isatty()

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        if self.is_terminal:
            filled = _WIDTH * self.done // max(self.total, 1)
            bar = "█" * filled + "·" * (_WIDTH - filled)
            self._write(f"\r{bar} {self.done}/{self.total}")
        elif self._is_milestone():
            self._write(f"{self.done}/{self.total}\n")

    def clear(self) -> None:
        if self.is_terminal:
            self._write("\r\033[K")

    def _is_milestone(self) -> bool:
        before, now = (self.done - 1) * _STEPS, self.done * _STEPS
        return now // max(self.total, 1) != before // max(self.total, 1)

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()
