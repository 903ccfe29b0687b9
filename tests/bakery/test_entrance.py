"""What is baked is answered from the store; everything else goes on to Django as it came."""

import asyncio
import gzip
from functools import partial

import pytest
from pytest_django.fixtures import Settings

from nightdesk.bakery.store import Store
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.bakery.asking import Answer, Asking, asked
from tests.stream.server import elsewhere

pytestmark = pytest.mark.django_db(transaction=True)
STORY = "/en/harbour/harbour-fire/"


def twice(address: str, *headers: tuple[str, str], method: str = "GET") -> Answer:
    """Asked for once so that it is baked, then again so that it comes from the store."""

    async def scenario(ask: Asking) -> Answer:
        await ask.get(address)
        baked = ask.bakery.store.figures["baked"]
        answer = await ask.get(address, *headers, method=method)
        assert ask.bakery.store.figures["baked"] == baked
        return answer

    answer: Answer = asked(scenario)
    return answer


def test_a_story_comes_from_the_store(harbour_fire: Story) -> None:
    answer = twice(STORY)

    assert answer.status == 200
    assert b"Fire on the north quay" in answer.body
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=1, must-revalidate"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers


def test_it_is_sent_as_the_browser_takes_it(harbour_fire: Story) -> None:
    plain, packed = twice(STORY), twice(STORY, ("accept-encoding", "gzip"))

    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body


def test_whoever_has_it_is_told_so_in_few_bytes(harbour_fire: Story) -> None:
    tag = twice(STORY, ("accept-encoding", "br")).headers["etag"]
    answer = twice(STORY, ("if-none-match", f'"other", W/{tag}'), ("accept-encoding", "br"))

    assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", tag)
    assert "content-length" not in answer.headers
    assert twice(STORY, ("if-none-match", '"other"')).status == 200


def test_head_is_answered_without_the_body(harbour_fire: Story) -> None:
    whole, head = twice(STORY), twice(STORY, method="HEAD")

    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers


def test_cookies_and_languages_change_nothing(harbour_fire: Story) -> None:
    headers = (("cookie", "sessionid=abc"), ("accept-language", "ar"), ("user-agent", "x"))

    assert twice(STORY, *headers) == twice(STORY)


def test_a_link_passed_on_with_a_mark_of_its_passing_leads_to_the_same_page(
    harbour_fire: Story,
) -> None:
    async def scenario(ask: Asking) -> tuple[Answer, Answer, int]:
        plain = await ask.get(STORY)
        marked = await ask.get(f"{STORY}?utm_source=letter&fbclid=x")
        return plain, marked, len(ask.bakery.store)

    plain, marked, kept = asked(scenario)
    assert (marked, kept) == (plain, 1)


def test_an_unknown_page_is_not_found_and_not_kept(harbour_fire: Story) -> None:
    async def scenario(ask: Asking) -> tuple[list[int], int]:
        addresses = [
            "/en/harbour/none/",
            "/xx/",
            "/en/none/",
            "/en/about/none/",
            "/en/harbour/?page=9",
        ]
        return [(await ask.get(one)).status for one in addresses], len(ask.bakery.store)

    assert asked(scenario) == ([404] * 5, 0)


def test_a_story_under_another_section_leads_to_its_own_and_is_not_kept(
    harbour_fire: Story,
) -> None:
    async def scenario(ask: Asking) -> tuple[Answer, int]:
        return await ask.get("/en/sport/harbour-fire/"), len(ask.bakery.store)

    answer, kept = asked(scenario)
    assert (answer.status, answer.headers["location"], kept) == (301, STORY, 0)


def test_a_killed_story_is_gone_at_once_and_nothing_stands_in(
    harbour_fire: Story, ida: Person
) -> None:
    async def scenario(ask: Asking) -> tuple[int, bytes, int]:
        await ask.get(STORY)
        await ask.get("/en/")
        await elsewhere(partial(harbour_fire.kill, "A court said so.", by=ida))
        story, front = await ask.get(STORY), await ask.get("/en/")
        return story.status, front.body, ask.bakery.store.figures["stood in"]

    status, front, stood_in = asked(scenario)
    assert (status, b"Fire on the north quay" in front, stood_in) == (410, False, 0)


def test_what_was_acted_on_is_seen_by_the_next_who_asks(harbour_fire: Story, ida: Person) -> None:
    async def scenario(ask: Asking) -> list[bool]:
        seen = []
        for number in range(5):
            harbour_fire.headline = f"Fire number {number}"
            await elsewhere(partial(harbour_fire.update, by=ida))
            seen += [
                harbour_fire.headline.encode() in (await ask.get(address)).body
                for address in (STORY, "/en/", "/en/wire/", "/en/feed.xml")
            ]
        return seen

    assert asked(scenario) == [True] * 20


def test_hot_pages_are_baked_again_before_anybody_asks(harbour_fire: Story, ida: Person) -> None:
    async def scenario(ask: Asking) -> list[str]:
        for _ in range(3):
            await ask.get("/en/")
        await ask.get(STORY)
        await elsewhere(partial(harbour_fire.correct, "It was the south quay.", by=ida))
        while ask.bakery.store.figures["baked"] < 3:  # noqa: ASYNC110 - by itself, within a moment
            await asyncio.sleep(0.02)
        return [one.address for one in ask.bakery.store]

    assert asked(scenario) == ["/en/"]


@pytest.mark.parametrize(
    ("address", "headers", "method"),
    [
        (STORY, (), "POST"),
        (STORY, (), "PURGE"),
        (STORY, (("authorization", "Bearer x"),), "GET"),
        (STORY, (("content-length", "5"),), "GET"),
        (STORY, (("transfer-encoding", "chunked"),), "GET"),
        (f"{STORY}?source=x", (), "GET"),
        (f"{STORY}?page=2", (), "GET"),
        ("/en/harbour/?page=1", (), "GET"),
        ("/en/harbour/?page=02", (), "GET"),
        ("/en/harbour/?page=2&x=1", (), "GET"),
        ("/en/harbour/%61/", (), "GET"),
        ("/en/harbour/%d9%85/", (), "GET"),
        ("/desk/", (), "GET"),
        ("/api/v1/items/http://x;y//z", (), "GET"),
        ("/media/abc.jpg", (), "GET"),
        ("/static/css/tokens.css", (), "GET"),
        ("/healthz", (), "GET"),
        ("/", (), "GET"),
    ],
)
def test_what_is_not_for_the_store_goes_on(
    harbour_fire: Story, address: str, headers: tuple[tuple[str, str], ...], method: str
) -> None:
    async def scenario(ask: Asking) -> tuple[Answer, int]:
        return await ask.get(address, *headers, method=method), len(ask.bakery.store)

    answer, kept = asked(scenario)
    assert (answer.is_from_django, kept) == (True, 0)


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost:9", "LOCALHOST:8000", "", "localhost:8000@x"]
)
def test_a_host_that_is_not_ours_is_not_kept_for(
    harbour_fire: Story, host: str, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]

    async def scenario(ask: Asking) -> bool:
        return (await ask.get(STORY, host=host)).is_from_django

    assert asked(scenario)


def test_a_paper_with_a_name_has_one_class_of_hosts(
    harbour_fire: Story, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["gazette.example", ".night.example", "localhost"]

    async def scenario(ask: Asking) -> tuple[set[bytes], int]:
        hosts = ("gazette.example", "www.night.example:443", "localhost:8000")
        bodies = {(await ask.get(STORY, host=host)).body for host in hosts}
        return bodies, len(ask.bakery.store)

    bodies, kept = asked(scenario)
    assert (len(bodies), kept) == (1, 1)
    assert b"https://gazette.example/en/harbour/harbour-fire/" in bodies.pop()


def test_any_name_is_not_every_name(harbour_fire: Story, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]

    async def scenario(ask: Asking) -> list[bool]:
        hosts = ("localhost:8000", "somebody.example")
        return [(await ask.get(STORY, host=host)).is_from_django for host in hosts]

    assert asked(scenario) == [False, True]


def test_one_bakes_for_many_who_ask_at_once(harbour_fire: Story) -> None:
    async def scenario(ask: Asking) -> tuple[set[bytes], int]:
        answers = await asyncio.gather(*(ask.get(STORY) for _ in range(50)))
        return {answer.body for answer in answers}, ask.bakery.store.figures["baked"]

    bodies, baked = asked(scenario)
    assert (len(bodies), baked) == (1, 1)


def test_many_who_ask_at_once_for_nothing_are_told_by_one_look(harbour_fire: Story) -> None:
    async def scenario(ask: Asking) -> list[int]:
        answers = await asyncio.gather(*(ask.get("/en/harbour/none/") for _ in range(50)))
        return [answer.status for answer in answers]

    assert asked(scenario) == [404] * 50


def test_a_page_that_fits_no_store_is_answered_all_the_same(harbour_fire: Story) -> None:
    async def scenario(ask: Asking) -> list[int]:
        return [(await ask.get(STORY)).status for _ in range(2)]

    assert asked(scenario, store=Store(limit=1000)) == [200, 200]
