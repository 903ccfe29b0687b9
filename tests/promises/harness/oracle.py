"""The oracle: compares what was acknowledged with the database, and with everything readers can open."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.promises.harness.publisher import Ack, Desk
from tests.promises.harness.server import Server

NEWEST = 6
SURFACES = ("/en/", "/en/harbour/", "/en/wire/", "/en/feed.xml")


@dataclass
class Verdict:
    """What is wrong, in sentences' place; `is_clean` is what every promise wants to see."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    integrity: str = "ok"
    disagreeing: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return self == Verdict()


def judge(server: Server, acks: Iterable[Ack]) -> Verdict:
    """Judge the database alone: everything acknowledged is in it once, told of once, in streams without gaps."""
    verdict = Verdict()
    with_acks = {ack.uri for ack in acks if ack.state == "published"}
    database = server.database()
    try:
        # One snapshot: the server may be writing on.
        database.execute("BEGIN")
        [[verdict.integrity]] = database.execute("PRAGMA integrity_check(1)").fetchall()
        stories = dict(
            database.execute(
                "SELECT uri, (SELECT count(*) FROM events_event WHERE kind = 'story.published' "
                "AND subject_type = 'stories.story' AND subject_id = stories_story.id) "
                "FROM stories_story WHERE state = 'published'"
            ).fetchall()
        )
        verdict.gaps = [
            f"{name}: head {head}, last {last}, {count} events"
            for name, head, last, count in database.execute(
                "SELECT name, head, max(seq), count(seq) FROM events_stream "
                "JOIN events_event ON stream_id = events_stream.id GROUP BY events_stream.id"
            )
            if not head == last == count
        ]
    finally:
        database.close()
    verdict.lost = sorted(with_acks - stories.keys())
    verdict.doubled = sorted(uri for uri, told in stories.items() if told != 1)
    return verdict


def judge_surfaces(desk: Desk, acks: list[Ack], *, within: float = 5.0) -> list[str]:
    """Where the newest acknowledged stories are missing still after so many seconds: page, wire, feed, API."""
    newest = _newest(desk.server, acks)
    until = time.monotonic() + within
    while missing := list(_missing(desk, newest)):
        if time.monotonic() > until:
            break
        time.sleep(0.05)
    return missing


def _newest(server: Server, acks: list[Ack]) -> list[Ack]:
    """In the order of publication. An acknowledgement may come late: after a death it is asked for again."""
    known = {ack.uri: ack for ack in acks}
    database = server.database()
    try:
        found = database.execute(
            "SELECT uri FROM stories_story WHERE state = 'published' "
            "ORDER BY published_at DESC, id DESC LIMIT ?",
            [NEWEST],
        ).fetchall()
    finally:
        database.close()
    return [known[uri] for [uri] in found if uri in known]


def _missing(desk: Desk, newest: list[Ack]) -> Iterable[str]:
    server, bearer = desk.server, {"Authorization": f"Bearer {desk.token}"}
    for ack in newest:
        status, page = server.get(ack.path)
        if status != 200 or ack.headline not in page:
            yield f"{ack.path}: {status}"
        status, item = server.get(f"/api/v1/items/{ack.uri}", bearer)
        if status != 200 or ack.headline not in item:
            yield f"{ack.uri}: {status}"
    for surface in SURFACES:
        _, page = server.get(surface)
        yield from (f"{surface}: {ack.path}" for ack in newest if ack.path not in page)


def seen_anywhere(desk: Desk, name: str) -> list[str]:
    """Where something of the item of this name can be found, though it was refused."""
    word = f"Ferry {name} is late"
    pages = [surface for surface in SURFACES if word in desk.server.get(surface)[1]]
    asked = f"/api/v1/items/urn:newsml:kestrel.example:2026:{name}"
    status, _ = desk.server.get(asked, {"Authorization": f"Bearer {desk.token}"})
    return pages + ([asked] if status != 404 else [])
