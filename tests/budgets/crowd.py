"""A crowd of readers: open connections to the stream, held by one process that does next to nothing.

Run as a program (`python -m tests.budgets.crowd PORT MANY PATH`) it opens them, says `open`, and from then on
answers each line it is given, a marker, with the instants (CLOCK_MONOTONIC, ns, which all processes share) at
which the connections read bytes that hold it. Nothing is parsed: what is measured is the server.
"""

import json
import os
import resource
import select
import socket
import sys
from time import monotonic, monotonic_ns

FROM_ONE_ADDRESS = 50  # the server lets in 100
AT_ONCE = 250
PATIENCE = 30.0
ENOUGH = 65_536
STDIN = 0
STANDS_BACK = 10


def stand_back() -> None:
    """Readers have machines of their own: theirs do not keep the server's from its work."""
    os.nice(STANDS_BACK)


class Crowd:
    def __init__(self, port: int, path: str) -> None:
        self.port = port
        self.request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
        self.connections: dict[int, socket.socket] = {}
        self.poll = select.epoll()
        self.ended = 0

    def grow(self, many: int) -> None:
        """Open so many, a few at a time: nobody waits for a place in the server's queue."""
        for start in range(0, many, AT_ONCE):
            fresh = dict(self.opened(start + n) for n in range(min(AT_ONCE, many - start)))
            self.connections |= fresh
            self.hear(b"retry:", set(fresh))

    def opened(self, number: int) -> tuple[int, socket.socket]:
        """From 127.1.0.1 on: one address may hold only so many."""
        connection = socket.socket()
        nth = number // FROM_ONE_ADDRESS
        connection.bind((f"127.1.{nth // 250}.{1 + nth % 250}", 0))
        connection.connect(("127.0.0.1", self.port))
        connection.sendall(self.request)
        connection.setblocking(False)
        self.poll.register(connection.fileno(), select.EPOLLIN)
        return connection.fileno(), connection

    def hear(self, marker: bytes, waiting: set[int]) -> list[int]:
        """When each of these read the marker; whoever has not after PATIENCE is not in the list."""
        heard: list[int] = []
        rest: dict[int, bytes] = {}
        until = monotonic() + PATIENCE
        while waiting and (left := until - monotonic()) > 0:
            for connection, _what in self.poll.poll(left):
                data = os.read(connection, ENOUGH)
                now = monotonic_ns()
                if marker in data or marker in rest.get(connection, b"") + data:
                    if connection in waiting:
                        waiting.remove(connection)
                        heard.append(now)
                elif data:
                    rest[connection] = data[-len(marker) :]
                else:
                    self.lose(connection)
        return heard

    def lose(self, connection: int) -> None:
        """The server ended it."""
        self.ended += 1
        self.poll.unregister(connection)
        self.connections.pop(connection).close()

    def wait(self) -> bytes:
        """Read and forget what comes until somebody writes a line to us; the line."""
        self.poll.register(STDIN, select.EPOLLIN)
        try:
            while True:
                for ready, _what in self.poll.poll():
                    if ready == STDIN:
                        return sys.stdin.buffer.readline().strip()
                    if not os.read(ready, ENOUGH):
                        self.lose(ready)
        finally:
            self.poll.unregister(STDIN)


def main(arguments: list[str]) -> int:
    port, many, path = int(arguments[0]), int(arguments[1]), arguments[2]
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    stand_back()
    crowd = Crowd(port, path)
    crowd.grow(many)
    say({"open": len(crowd.connections)})
    while marker := crowd.wait():
        say({"armed": True})
        heard = crowd.hear(marker, set(crowd.connections))
        say({"heard": heard, "ended": crowd.ended})
    return 0


def say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
