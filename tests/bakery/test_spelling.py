"""An address is spelt in one way and a header is sent in one way; every other is turned away or never kept."""

from itertools import product

import pytest

from nightdesk.bakery.spelling import (
    is_canonical,
    is_leaf,
    reads_in_two_ways,
    told_once,
    untagged,
)
from nightdesk.stories.models import Story
from tests.bakery.asking import Asking, asked

PERSONAL = (
    "/desk/",
    "/desk/stories/",
    "/desk/account/",
    "/media/abc.jpg",
    "/me.json",
    "/en/harbour/harbour-fire/",
)
# What makes a path look like a file to a cache, or like another path to a proxy.
TRICKS = (
    ";x.css", ";.js", "/;/x.css", "%3bx.css", "%3Bx.js", "%23x.css", "%3fx.css", "%3Fx=.js", "%00.css", "%0a.css",
    "%0D%0Ax", "%09", "/..%2fx.css", "/%2e%2e/x.css", "/%2E%2E%2Fx", "/../static/x.css", "/./x.css", "//x.css",
    "/.", "/..", "/%2e", "%2f", "%2F..%2F", "%5c..%5c", "\\x.css", "/%5Cx", "%252e%252e", "%25", "%2", "%zz",
    "/%7f", "\x7f", "#x.css", " .css", "\t", "//", "///", "/;jsessionid=1", "%2fstatic%2fx.css", "/..;/x",
)  # fmt: skip
SPELLINGS = [f"{address}{trick}" for address, trick in product(PERSONAL, TRICKS)]
SPELLINGS += [
    f"/{trick.lstrip('/')}{address}" for address, trick in product(PERSONAL, ("//", "..%2f", "./"))
]
# Ways to say the same that reach Django: it answers as ever, and nothing is kept.
UNKEPT = (
    "%61",
    "%D9%85%20",
    "%c3%a9",
    "x.css",
    "x.avif",
    "?x.css",
    "?page=1",
    "?cb=1",
    "?page=2&a",
    "?PAGE=2",
)


def test_there_are_enough_spellings() -> None:
    assert len(set(SPELLINGS)) >= 200


@pytest.mark.django_db(transaction=True)
def test_what_reads_in_two_ways_is_turned_away_before_anything_is_looked_up(
    harbour_fire: Story,
) -> None:
    async def scenario(ask: Asking) -> tuple[set[int], int]:
        cookie = ("cookie", "sessionid=clara")
        return {(await ask.get(one, cookie)).status for one in SPELLINGS}, len(ask.bakery.store)

    assert asked(scenario) == ({404}, 0)


@pytest.mark.django_db(transaction=True)
def test_another_spelling_of_a_page_is_never_kept(harbour_fire: Story) -> None:
    async def scenario(ask: Asking) -> int:
        for one in UNKEPT:
            await ask.get(f"/en/harbour/harbour-fire/{one}", ("cookie", "sessionid=clara"))
        return len(ask.bakery.store)

    assert asked(scenario) == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "headers",
    [
        (("x_forwarded_host", "evil.example"),),
        (("content_length", "5"),),
        (("host", "localhost:8000"),),
        (("authorization", "a"), ("authorization", "b")),
        (("content-length", "0"), ("content-length", "5")),
        (("if-none-match", '"a"'), ("if-none-match", '"b"')),
    ],
)
def test_headers_that_can_be_taken_for_others_are_refused(
    harbour_fire: Story, headers: tuple[tuple[str, str], ...]
) -> None:
    async def scenario(ask: Asking) -> tuple[int, int]:
        return (await ask.get("/en/", *headers)).status, len(ask.bakery.store)

    assert asked(scenario) == (400, 0)


POISON = (
    ("x-forwarded-host", "evil.example"), ("x-forwarded-proto", "https"), ("x-forwarded-for", "127.0.0.1"),
    ("x-forwarded-prefix", "/evil"), ("x-original-url", "/desk/"), ("x-rewrite-url", "/desk/"),
    ("x-http-method-override", "POST"), ("forwarded", "host=evil.example"), ("x-host", "evil.example"),
    ("accept-language", "ar"), ("accept", "application/json"), ("cookie", "sessionid=x; django_language=ar"),
    ("user-agent", "<script>"), ("referer", "https://evil.example"), ("origin", "https://evil.example"),
    ("range", "bytes=0-1"), ("if-modified-since", "Sun, 22 Nov 2026 18:00:00 GMT"), ("te", "trailers"),
    ("x-requested-with", "XMLHttpRequest"), ("cf-connecting-ip", "127.0.0.1"), ("via", "evil"), ("priority", "u=0"),
)  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_no_header_reaches_the_bytes(harbour_fire: Story) -> None:
    """The first to ask sends it, so that it would be baked in."""

    async def alone(ask: Asking) -> bytes:
        return (await ask.get("/en/")).body

    async def poisoned(ask: Asking) -> set[bytes]:
        return {(await ask.get("/en/", *POISON)).body, (await ask.get("/en/")).body}

    assert asked(poisoned) == {asked(alone)}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/en/",
        "/en/harbour/a-b_c~d.e/",
        "/ar/%D9%85%D9%8A%D9%86%D8%A7%D8%A1/",
        "/.well-known/security.txt",
    ],
)
def test_our_own_links_are_canonical(path: str) -> None:
    assert is_canonical(path)
    assert not reads_in_two_ways(path.encode())


@pytest.mark.parametrize(
    "path", ["/2019/05/a%20b/", "/tag/l'été/".encode().decode("latin-1"), "/a%2Cb/", "/a(b)/"]
)
def test_old_addresses_of_other_systems_still_reach_django(path: str) -> None:
    assert not reads_in_two_ways(path.encode("latin-1"))
    assert not is_canonical(path)


def test_only_a_leaf_is_a_query_of_the_store() -> None:
    queries = (b"page=2", b"page=99999", b"page=1", b"page=0", b"page=2x", b"p=2", b"page=100000")

    assert [query for query in queries if is_leaf(query)] == [b"page=2", b"page=99999"]


def test_what_others_append_to_follow_readers_is_not_read() -> None:
    assert untagged(b"utm_source=mail&utm_campaign=a%20b&fbclid=x") == b""
    assert untagged(b"page=2&gclid=x") == b"page=2"
    assert untagged(b"q=gclid=x&utm=y") == b"q=gclid=x&utm=y"


def test_lists_of_values_may_be_sent_in_pieces() -> None:
    assert told_once([(b"accept", b"a"), (b"accept", b"b"), (b"cookie", b"c")]) is not None
