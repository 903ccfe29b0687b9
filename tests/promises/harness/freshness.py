"""An edit on every surface: from its acknowledgement on, each is asked again and again until it shows the edit."""

import gzip
import http.client
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import brotli
import zstandard

from tests.promises.harness.publisher import ACKNOWLEDGED, Desk, item_called
from tests.promises.harness.run import Kept, Run
from tests.promises.harness.server import Server

PRESSED: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
}
LISTS = (
    "/en/", "/en/harbour/", "/en/wire/", "/en/wire.json",
    "/en/feed.xml", "/en/rss.xml", "/en/feed.json",
    "/en/harbour/feed.xml", "/en/harbour/rss.xml", "/en/harbour/feed.json",
    "/en/news-sitemap.xml",
)  # fmt: skip
PATIENCE = 10.0
TOO_LATE = 1.0
EDITS = 10_000


class Serving(Protocol):
    @property
    def port(self) -> int: ...


def fresh(run: Run) -> Kept:
    """The full figures."""
    with Server(run.data("fresh")) as server:
        made = edit_again_and_again(server, Desk(server, run.token), edits=run.of(EDITS))
    told = f"{made.edits} edits, {made.asked} answers, {made.stale} with the old text"
    return Kept(f"{told}, fresh within {max(made.took):.2f} s, asking included", made.too_late[:9])


@dataclass(frozen=True, slots=True)
class Question:
    """One way of asking for a surface: in an encoding, for the headers alone, or with the tag of the old text."""

    path: str
    way: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.path} ({self.way})"


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands in the old copy, and what in the new one."""

    old: str
    new: str


@dataclass
class Figures:
    """`took`: seconds from each acknowledgement until the last surface had been seen to be fresh, asking included.

    `stale` are answers with the old text at all; `too_late` those that were asked for over a second after.
    """

    edits: int = 0
    asked: int = 0
    stale: int = 0
    took: list[float] = field(default_factory=list)
    too_late: list[str] = field(default_factory=list)


@dataclass
class Reader:
    """Asks over one connection, and remembers the tag of what it saw last in each surface and encoding."""

    port: int
    token: str
    tags: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, question: Question, *, method: str = "GET") -> tuple[int, str, bytes]:
        """Status, tag and body, unpressed."""
        self.connection.request(method, question.path, headers=dict(question.headers))
        answer = self.connection.getresponse()
        unpress = PRESSED[answer.getheader("content-encoding") or "identity"]
        body = answer.read()
        return answer.status, answer.getheader("etag") or "", unpress(body) if body else b""

    def is_fresh(self, question: Question, texts: Texts) -> bool:
        """Whether this answer tells of the edit. What has no text is told from the old by its tag."""
        if question.way == "HEAD":
            status, tag, _ = self.ask(question, method="HEAD")
            return status == http.HTTPStatus.OK and tag != self.tags.get(question.path)
        status, _tag, body = self.ask(question)
        if status != http.HTTPStatus.OK:
            return False
        return texts.new.encode() in body and texts.old.encode() not in body

    def questions(self, path: str, uri: str) -> list[Question]:
        """Every way of asking for what shows this story; remembers the tags of now."""
        asked = [Question(f"/api/v1/items/{uri}", "API", {"Authorization": f"Bearer {self.token}"})]
        for surface in (path, *LISTS):
            _, tag, _ = self.ask(Question(surface, "identity"))
            asked += [Question(surface, name, {"Accept-Encoding": name}) for name in PRESSED]
            if tag:
                self.tags[surface] = tag
                asked.append(Question(surface, "HEAD"))
                asked.append(Question(surface, "If-None-Match", {"If-None-Match": tag}))
        return asked


def edit_again_and_again(
    server: Serving,
    desk: Desk,
    *,
    edits: int,
    until: float = float("inf"),
    say: Callable[[int], None] = lambda _edits: None,
) -> Figures:
    """Publish a story, then edit its headline so many times, or until this instant (time.monotonic)."""
    figures, chance = Figures(), random.Random(13)
    path, uri = post(desk, 0)
    reader = Reader(server.port, desk.token)
    while figures.edits < edits and time.monotonic() < until:
        figures.edits += 1
        asked = reader.questions(path, uri)
        chance.shuffle(asked)
        texts = Texts(called(figures.edits - 1), called(figures.edits))
        post(desk, figures.edits)
        watch(reader, asked, texts, figures)
        say(figures.edits)
    reader.connection.close()
    return figures


def watch(reader: Reader, asked: list[Question], texts: Texts, figures: Figures) -> None:
    """Ask all of them, round after round those that were stale."""
    acknowledged = time.monotonic()
    while asked and time.monotonic() - acknowledged < PATIENCE:
        stale = []
        for question in asked:
            began = time.monotonic() - acknowledged
            figures.asked += 1
            if not reader.is_fresh(question, texts):
                stale.append(question)
                figures.stale += 1
                if began > TOO_LATE:
                    figures.too_late.append(f"edit {figures.edits}, {began:.1f} s: {question}")
        asked = stale
    figures.took.append(time.monotonic() - acknowledged)


def called(edit: int) -> str:
    return f"Ferry fresh-v{edit}. is late"


def post(desk: Desk, edit: int) -> tuple[str, str]:
    """Its path and its name for machines."""
    item = item_called("fresh", headlines=[{"role": "main", "value": called(edit)}])
    status, answer = desk.post(item)
    assert status in ACKNOWLEDGED, (status, answer)
    return "/" + answer["url"].split("/", 3)[3], answer["uri"]
