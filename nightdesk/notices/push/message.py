"""The message: what a browser shows. Also declarative, for browsers that show it without a script of ours."""

import json
from dataclasses import dataclass

from nightdesk.notices.push.encryption import LONGEST

DECLARATIVE = 8030
LONGEST_BODY = 400


@dataclass(frozen=True, slots=True)
class Message:
    """`address` is where a click leads, `language` and `direction` are those of the words.

    `is_quiet`: it takes the place of what is shown, and nothing rings. `name` is this message's alone: a browser
    that is given it twice rings once.
    """

    title: str
    body: str
    address: str
    tag: str
    name: str
    language: str
    direction: str
    icon: str = ""
    is_quiet: bool = False

    def as_bytes(self) -> bytes:
        """Shortened until it fits: a browser is told less rather than nothing."""
        for most in (LONGEST_BODY, LONGEST_BODY // 4, 0):
            written = json.dumps(
                self._told(most), ensure_ascii=False, separators=(",", ":")
            ).encode()
            if len(written) <= LONGEST:
                break
        return written

    def _told(self, most: int) -> dict[str, object]:
        body = self.body if len(self.body) <= most else f"{self.body[: max(most - 1, 0)]}…"
        notification = {
            "title": self.title[:120],
            "body": body,
            "navigate": self.address,
            "tag": self.tag,
            "lang": self.language,
            "dir": self.direction,
            "silent": self.is_quiet,
            "data": {"id": self.name},
        }
        icon = {"icon": self.icon} if self.icon else {}
        return {"web_push": DECLARATIVE, "notification": notification | icon}
