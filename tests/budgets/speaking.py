"""Members who speak: `python -m tests.budgets.speaking PORT ADDRESS A_SECOND SECONDS`, their sessions on stdin.

Each message is due at an instant of its own, whatever became of those before it. Prints, as JSON, when each that
was taken was sent (CLOCK_MONOTONIC, ns), the seconds to each answer, and how often which status was answered.
"""

import http.client
import json
import random
import string
import sys
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

from tests.budgets.crowd import stand_back

AT_ONCE = 16
PATIENCE = 60
TAKEN = 201


@dataclass
class Speakers:
    port: int
    address: str
    sessions: list[str]
    a_second: float
    last: int
    turns: "count[int]" = field(default_factory=count)
    begin: float = field(default_factory=time.monotonic)
    sent: dict[int, int] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def speak(self) -> None:
        """Take turns with the others, over one connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        while (turn := next(self.turns)) < self.last:
            time.sleep(max(0, self.begin + turn / self.a_second - time.monotonic()))
            self.post(connection, turn)

    def post(self, connection: http.client.HTTPConnection, turn: int) -> None:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.sessions[turn % len(self.sessions)]}",
            "Sec-Fetch-Site": "same-origin",
            "Accept": "application/json",
        }
        body = urlencode({"text": words(turn), "once": uuid.uuid4().hex})
        at = time.monotonic_ns()
        connection.request("POST", self.address, body, headers)
        answer = connection.getresponse()
        answer.read()
        self.took.append((time.monotonic_ns() - at) / 1e9)
        self.statuses[answer.status] += 1
        if answer.status == TAKEN:
            self.sent[turn] = at


def words(number: int) -> str:
    """A text that is like no other: what was said before is held or refused."""
    chance = random.Random(number)
    made = ("".join(chance.choices(string.ascii_lowercase, k=6)) for _ in range(10))
    return f"saying-{number}- {' '.join(made)}."


def main(arguments: list[str]) -> int:
    port, address, a_second, seconds = arguments
    stand_back()
    sessions = json.loads(sys.stdin.readline())
    last = int(float(a_second) * float(seconds))
    speakers = Speakers(int(port), address, sessions, float(a_second), last)
    threads = [threading.Thread(target=speakers.speak) for _one in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = {"sent": speakers.sent, "took": speakers.took, "statuses": speakers.statuses}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
