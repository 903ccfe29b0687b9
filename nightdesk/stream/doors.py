"""The doors: how many connections there are, in all and from one address."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from nightdesk.lib.whence import believed, counted
from nightdesk.stream import limits


class Doors:
    def __init__(self) -> None:
        self.open = 0
        self.open_from: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        """Count one more, unless the house is full or this address has enough."""
        if (
            self.open >= limits.CONNECTIONS
            or self.open_from[address] >= limits.CONNECTIONS_AN_ADDRESS
        ):
            return False
        self.open += 1
        self.open_from[address] += 1
        return True

    def leave(self, address: str) -> None:
        self.open -= 1
        self.open_from[address] -= 1
        if not self.open_from[address]:
            del self.open_from[address]

    def address(self, scope: Mapping[str, Any]) -> str:
        """Whom to count for."""
        said = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
        words = b",".join(said).decode("latin-1").split(",") if said else []
        return counted(believed((scope.get("client") or ("",))[0], words))
