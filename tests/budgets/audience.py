"""An audience: thousands of readers of one room, in one process, who count what they hear of it.

Run as a program (`python -m tests.budgets.audience PORT MANY PATH`) it opens them and says `open`. From then on
it notes when each connection read which message, until it is told, as JSON, at which instant each was sent
(CLOCK_MONOTONIC, ns, which all processes share): it answers how many were lost, how many came twice, and how
many took how many milliseconds.
"""

import json
import os
import re
import resource
import select
import sys
from collections import Counter
from collections.abc import Iterable
from time import monotonic_ns

from tests.budgets.crowd import ENOUGH, STDIN, Crowd, say, stand_back

# A message carries its number. What is said of it later (an edit, a removal) is no message.
NUMBER = re.compile(rb"^event: (?:append|prepend)\ndata: .*?saying-(\d+)-", re.MULTILINE)
END = b"\n\n"
CHUNK = b"\n\n\r\n"  # the last frame of a write, and its end
MOST_KNOWN = 2_000

Numbers = tuple[int, ...]


class Audience(Crowd):
    def __init__(self, port: int, path: str) -> None:
        super().__init__(port, path)
        self.heard: dict[int, list[Numbers]] = {}
        self.instants: dict[Numbers, list[int]] = {}
        self.writes = 0
        # Thousands read the same bytes: they are looked at once.
        self._known: dict[tuple[bytes, bytes], tuple[Numbers, bytes]] = {}

    def listen(self) -> bytes:
        """Note what is heard until a line is written to us; the line."""
        rest = dict.fromkeys(self.connections, b"")
        self.heard = {connection: [] for connection in self.connections}
        self.poll.register(STDIN, select.EPOLLIN)
        while True:
            for ready, _what in self.poll.poll():
                if ready == STDIN:
                    return sys.stdin.buffer.readline()
                data = os.read(ready, ENOUGH)
                if not data:
                    self.lose(ready)
                    continue
                numbers, rest[ready] = self.read(rest[ready], data)
                self.writes += data.count(CHUNK)
                if numbers:
                    self.heard[ready].append(numbers)
                    self.instants.setdefault(numbers, []).append(monotonic_ns())

    def read(self, rest: bytes, data: bytes) -> tuple[Numbers, bytes]:
        """The messages that are whole by now, and what begins another."""
        known = self._known.get((rest, data))
        if known is None:
            whole, _end, left = (rest + data).rpartition(END)
            known = tuple(int(number) for number in NUMBER.findall(whole)), left
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known[rest, data] = known
        return known

    def told(self, sent: dict[int, int]) -> dict[str, object]:
        took: Counter[int] = Counter()
        for numbers, instants in self.instants.items():
            for number in numbers:
                took.update((at - sent[number]) // 1_000_000 for at in instants)
        last = max((at for instants in self.instants.values() for at in instants), default=0)
        counts = [count(heard) for heard in self.heard.values()]
        return {
            "lost": sum(len(sent.keys() - one.keys()) for one in counts),
            "twice": sum(one.total() - len(one) for one in counts),
            "took": took,
            "writes": self.writes / len(counts),
            "seconds": (last - min(sent.values(), default=last)) / 1e9,
            "ended": self.ended,
        }


def count(heard: Iterable[Numbers]) -> Counter[int]:
    return Counter(number for numbers in heard for number in numbers)


def main(arguments: list[str]) -> int:
    port, many, path = int(arguments[0]), int(arguments[1]), arguments[2]
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    stand_back()
    audience = Audience(port, path)
    audience.grow(many)
    say({"open": len(audience.connections)})
    sent = json.loads(audience.listen())
    say(audience.told({int(number): at for number, at in sent.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
