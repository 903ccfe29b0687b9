"""A script that publishes through the API and keeps a list, outside the server, of what was acknowledged."""

import http.client
import json
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from tests.promises.harness.server import Server

ACKNOWLEDGED = {200, 201}


@dataclass(frozen=True, slots=True)
class Ack:
    """What the server said it had done."""

    uri: str
    headline: str
    path: str
    state: str
    seconds: float


@dataclass
class Desk:
    """Posts one item at a time and says what came of it."""

    server: Server
    token: str

    def post(self, item: dict[str, Any], *, key: str = "", query: str = "") -> tuple[int, Any]:
        """Status and answer. Raises OSError or HTTPException when the server died meanwhile."""
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            **({"Idempotency-Key": key} if key else {}),
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            connection.request("POST", f"/api/v1/items{query}", json.dumps(item), headers)
            response = connection.getresponse()
            content = response.read()
            is_json = "json" in (response.getheader("Content-Type") or "")
            return response.status, json.loads(content) if is_json else content
        finally:
            connection.close()

    def publish(self, name: str, **fields: Any) -> tuple[int, Ack | None]:
        """Publish the item of this name under its own key; the Ack when there was one."""
        item = item_called(name, **fields)
        begin = time.monotonic()
        status, answer = self.post(item, key=name)
        if status not in ACKNOWLEDGED:
            return status, None
        path = "/" + answer["url"].split("/", 3)[3]
        headline = item["headlines"][0]["value"]
        return status, Ack(item["uri"], headline, path, answer["state"], time.monotonic() - begin)


def item_called(name: str, **fields: Any) -> dict[str, Any]:
    return {
        "uri": f"urn:newsml:kestrel.example:2026:{name}",
        "type": "text",
        "language": "en",
        "headlines": [{"role": "main", "value": f"Ferry {name} is late"}],
        "bodies": [{"contentType": "text/html", "value": f"<p>The ferry {name} left at nine.</p>"}],
        **fields,
    }


@dataclass
class Publisher:
    """Publishes one item after the other in a thread, and the same one again until it is acknowledged."""

    desk: Desk
    name: str
    acks: list[Ack] = field(default_factory=list)
    attempts: int = 0
    refused: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stopped = threading.Event()
        self._chance = random.Random(self.name)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End after the request under way, acknowledged or not."""
        self._stopped.set()
        self._thread.join()

    def leave(self) -> list[Ack]:
        """What was acknowledged until now; the request under way is left to whoever ends the server."""
        self._stopped.set()
        return list(self.acks)

    def _run(self) -> None:
        number = 0
        while not self._stopped.is_set():
            try:
                self.attempts += 1
                status, ack = self.desk.publish(f"{self.name}-{number}")
            except (OSError, http.client.HTTPException):
                time.sleep(self._chance.uniform(0.02, 0.06))
                continue
            if ack is None:
                self.refused.append(status)
                time.sleep(0.05)
                continue
            self.acks.append(ack)
            number += 1
