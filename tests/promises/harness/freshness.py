"""An edit on every surface: from its acknowledgement on, each is asked again and again until it shows the edit."""

import gzip
import json
import os
import random
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus

import brotli
import zstandard

from tests.promises.harness.line import Line
from tests.promises.harness.publisher import ACKNOWLEDGED, item_called
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
EDITS, EACH = 10_000, 500


def fresh(run: Run) -> Kept:
    """The full figures, in as many newsrooms at once as there are cores: one asker keeps one of them busy."""
    newsrooms = os.cpu_count() or 1
    edits = run.of(EDITS) // newsrooms or 1
    with ThreadPoolExecutor(newsrooms) as at_once:
        made = list(at_once.map(partial(edited_in, run, edits), range(newsrooms)))
    told = (
        f"{sum(one.edits for one in made)} edits, {sum(one.asked for one in made)} answers, "
        f"{sum(one.stale for one in made)} with the old text"
    )
    slowest = max(max(one.took) for one in made)
    too_late = [told for one in made for told in one.too_late]
    return Kept(f"{told}, fresh within {slowest:.2f} s, asking included", too_late[:9])


def edited_in(run: Run, edits: int, newsroom: int) -> "Figures":
    """So many edits in one newsroom."""
    with Server(run.data(f"fresh-{newsroom}")) as server:
        reader, chance = Reader(server.port, run.token), random.Random(newsroom)
        return edit_again_and_again(reader, edits=edits, say=say, chance=chance)


def say(edits: int) -> None:
    if not edits % EACH:
        sys.stderr.write(f"… {edits:,} edits in one newsroom\n")


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
    """Asks over one connection. `tags` are those of the text that is about to be old, `seen` those after it."""

    port: int
    token: str
    tags: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = Line(self.port)

    def ask(self, question: Question) -> tuple[int, bytes]:
        """Status and body, unpressed. The tag of the bytes as they are is remembered."""
        method = "HEAD" if question.way == "HEAD" else "GET"
        answer = self.line.ask(question.path, question.headers, method=method)
        if question.way in {"identity", "HEAD"} and "etag" in answer.headers:
            self.seen[question.path] = answer.headers["etag"]
        unpress = PRESSED[answer.headers.get("content-encoding", "identity")]
        return answer.status, unpress(answer.body) if answer.body else b""

    def is_fresh(self, question: Question, texts: Texts) -> bool:
        """Whether this answer tells of the edit. What has no text is told from the old by its tag."""
        status, body = self.ask(question)
        if status != HTTPStatus.OK:
            return False
        if question.way == "HEAD":
            return self.seen.get(question.path) != self.tags[question.path]
        return texts.new.encode() in body and texts.old.encode() not in body

    def questions(self, path: str, uri: str) -> list[Question]:
        """Every way of asking for what shows this story; what was seen is old from now on."""
        asked = [Question(f"/api/v1/items/{uri}", "API", {"Authorization": f"Bearer {self.token}"})]
        for surface in (path, *LISTS):
            asked += [Question(surface, name, {"Accept-Encoding": name}) for name in PRESSED]
            if surface in self.seen:
                tag = self.tags[surface] = self.seen[surface]
                asked.append(Question(surface, "HEAD"))
                asked.append(Question(surface, "If-None-Match", {"If-None-Match": tag}))
        return asked


def edit_again_and_again(
    reader: Reader,
    *,
    edits: int,
    until: float = float("inf"),
    say: Callable[[int], None] = lambda _edits: None,
    chance: random.Random | None = None,
) -> Figures:
    """Publish a story, then edit its headline so many times, or until this instant (time.monotonic)."""
    figures, chance = Figures(), chance or random.Random(13)
    path, uri = post(reader, 0)
    for surface in (path, *LISTS):
        reader.ask(Question(surface, "identity"))
    while figures.edits < edits and time.monotonic() < until:
        figures.edits += 1
        asked = reader.questions(path, uri)
        chance.shuffle(asked)
        texts = Texts(called(figures.edits - 1), called(figures.edits))
        post(reader, figures.edits)
        watch(reader, asked, texts, figures)
        say(figures.edits)
    reader.line.close()
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


def post(reader: Reader, edit: int) -> tuple[str, str]:
    """Its path and its name for machines."""
    item = item_called("fresh", headlines=[{"role": "main", "value": called(edit)}])
    headers = {"Authorization": f"Bearer {reader.token}", "Content-Type": "application/json"}
    body = json.dumps(item).encode()
    answer = reader.line.ask("/api/v1/items", headers, method="POST", body=body)
    assert answer.status in ACKNOWLEDGED, answer
    told = json.loads(answer.body)
    return "/" + told["url"].split("/", 3)[3], told["uri"]
