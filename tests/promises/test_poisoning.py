"""No header, host, query, body or method of one reader changes what another one gets."""

import random
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from nightdesk.bakery.store import Store
from tests.bakery.asking import HOST, Answer
from tests.bakery.paper import Paper
from tests.promises.figures import many, tell
from tests.promises.house import Header, House, in_the_house
from tests.promises.names import names

pytestmark = pytest.mark.django_db(transaction=True)

EVIL = "kanarievogel.example"
VALUES = (
    EVIL,
    f"https://{EVIL}/",
    "/desk/",
    "/../../etc/passwd",
    "POST",
    "fr",
    "1",
    "on, close",
    f"<{EVIL}>",
)
# One of each class, and what Django answers for everyone.
BAKED = (
    "/en/", "/en/harbour/", "/en/harbour/fire/", "/en/topics/tides/", "/en/authors/rosa/", "/en/wire/",
    "/en/archive/", "/en/corrections/", "/en/about/us/", "/en/feed.xml", "/en/harbour/feed.json",
    "/en/news-sitemap.xml", "/sitemap.xml", "/robots.txt", "/en/brand.css",
)  # fmt: skip
DRAWN = (
    "/",
    "/en/nothing/",
    "/en/harbour/killed/",
    "/en/wire.json",
    "/en/harbour/fire/?utm_source=x",
    "/nothing.php",
)
# What asks for another encoding, or says what is there already, is answered in other words.
WORDED_OTHERWISE = {"accept-encoding", "if-none-match", "if-modified-since"}
Told = tuple[int, bytes, frozenset[tuple[str, str]]]


def told(answer: Answer) -> Told:
    """Without what a feed says only once it is two seconds old."""
    headers = frozenset(one for one in answer.headers.items() if one[0] != "last-modified")
    return answer.status, answer.body, headers


@pytest.fixture
def paper(settings: Settings) -> Paper:
    """One without a name of its own, which keeps its pages by the host they were asked for."""
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    paper = Paper.found()
    for slug in ("fire", "ferry", "killed"):
        paper.write(slug).publish(by=paper.editor)
    paper.stories["killed"].kill("A court said so.", by=paper.editor)
    return paper


def forged(chance: random.Random, chosen: list[str]) -> Iterator[Header]:
    for name in chosen:
        yield name, f'"{EVIL}"' if name == "if-none-match" else chance.choice(VALUES)


def test_no_header_changes_a_page_in_the_store(paper: Paper) -> None:
    headers = list(forged(random.Random(17), names()))
    assert len(headers) > 1_000

    async def scenario(house: House) -> list[tuple[str, Header]]:
        before = {one: told(await house.ask(one)) for one in BAKED}
        assert {status for status, *_rest in before.values()} == {200}
        changed = [
            (one, header)
            for one in BAKED
            for header in headers
            if told(await house.ask(one, header)) != before[one]
        ]
        assert EVIL.encode() not in house.kept()
        return changed

    assert in_the_house(scenario) == []
    tell(f"{len(headers)} headers × {len(BAKED)} stored pages, 0 differ")


def test_no_header_changes_what_is_drawn_or_kept(paper: Paper) -> None:
    """The header comes with the very request that has the page drawn; then somebody else asks."""
    chance = random.Random(many(17, 0))
    headers = list(forged(chance, chance.sample(names(), many(12, len(names())))))

    async def scenario(house: House) -> list[tuple[str, Header]]:
        pages = [*BAKED, *DRAWN]
        before = {one: told(await house.ask(one)) for one in pages}
        changed = []
        for header in headers:
            for one in pages:
                house.bakery.store = Store()
                answers = (await house.ask(one, header), await house.ask(one))
                if header[0] in WORDED_OTHERWISE:
                    answers = answers[1:]
                changed += [(one, header) for answer in answers if told(answer) != before[one]]
            assert EVIL.encode() not in house.kept()
        return changed

    assert in_the_house(scenario) == []
    tell(f"{len(headers)} headers × {len(BAKED) + len(DRAWN)} pages drawn for them, 0 differ")


FORM = ("content-type", "application/x-www-form-urlencoded")
HOSTILE: tuple[tuple[str, tuple[Header, ...], dict[str, object]], ...] = (
    ("", (), {"host": EVIL}),
    ("", (), {"host": f"localhost:8000@{EVIL}"}),
    ("", (), {"host": "localhost:80"}),
    ("", (), {"host": "localhost:8000, " + EVIL}),
    ("", (("host", EVIL),), {}),
    ("", (("x-forwarded-host", EVIL), ("x-forwarded-proto", "https"), ("x-forwarded-port", "1")), {}),
    ("", (("forwarded", f"for=1;host={EVIL};proto=https"),), {}),
    ("", (("x-original-url", "/desk/"), ("x-rewrite-url", "/desk/")), {}),
    ("", (("x_forwarded_host", EVIL),), {}),
    ("", (("x-forwarded_host", EVIL),), {}),
    ("", (("accept_encoding", "gzip"),), {}),
    ("", (("content-length", "6"), FORM), {"body": b"page=2"}),
    ("", (("transfer-encoding", "chunked"),), {"body": b"page=2"}),
    ("", (("content-length", "0"), ("content-length", "6")), {}),
    ("", (("x-http-method-override", "DELETE"), ("x-method-override", "PUT")), {}),
    ("", (("authorization", f"Bearer {EVIL}"),), {}),
    ("", (("range", "bytes=0-4"),), {}),
    ("", (("cookie", f"sessionid={EVIL}; csrftoken={EVIL}; lang=fr"),), {}),
    ("?page=2&page=3", (), {}),
    ("?page=2;page=3", (), {}),
    ("?_method=DELETE", (), {}),
    (f"?cb={EVIL}", (), {}),
    (f"?utm_content={EVIL}&callback={EVIL}", (), {}),
    ("?page=%32", (), {}),
    ("", (), {"method": "POST"}),
    ("", (), {"method": "PUT", "body": b"x"}),
    ("", (), {"method": "OPTIONS"}),
    ("", (), {"method": "get"}),
    ("", (), {"method": "GETX"}),
    ("", (), {"method": "HEAD"}),
)  # fmt: skip


def test_no_trick_reaches_the_next_reader(paper: Paper) -> None:
    pages = ("/en/", "/en/harbour/fire/", "/en/feed.xml", "/")

    async def scenario(house: House) -> list[tuple[str, object]]:
        before = {one: told(await house.ask(one)) for one in pages}
        reached: list[tuple[str, object]] = []
        for trick in HOSTILE:
            query, headers, more = trick
            house.bakery.store = Store()
            for one in pages:
                await house.ask(f"{one}{query}", *headers, **more)  # type: ignore[arg-type]
            if EVIL.encode() in house.kept() or {key.host for key in house.bakery.store} - {HOST}:
                reached.append(("the store", trick))
            reached += [(one, trick) for one in pages if told(await house.ask(one)) != before[one]]
        return reached

    assert in_the_house(scenario) == []
    tell(f"{len(HOSTILE)} tricks with hosts, queries, bodies and methods, 0 reach the next reader")
