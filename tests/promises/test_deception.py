"""No spelling of a personal address makes the house, or a cache in front of it, keep what is for one person alone.

Somebody who is signed in is led to the spelling; then a stranger asks for the same.
"""

import random
from collections.abc import Iterator
from itertools import product

import pytest
from django.test import Client

from nightdesk.bakery.kinds import Kind, find
from nightdesk.people.models import Person, Token
from tests.addresses import fill, patterns
from tests.bakery.asking import Answer
from tests.bakery.paper import Paper
from tests.cast import person
from tests.promises.figures import many, tell
from tests.promises.house import Header, House, in_the_house

pytestmark = pytest.mark.django_db(transaction=True)

PRIVATE = "kanarievogel"
BETWEEN = (
    "/", ";", "%3b", "%2f", "%00", "%0a", "%0d%0a", "%09", "%20", "%23", "%3f", "%5c", "\\", "%252f", "%2523", "!", "~",
    "..;/", "/..;/", "/;/", "%u002f", "%c0%af", "$", "&", "@", ",", "|",
)  # fmt: skip
LOOKS_STATIC = ("x.css", "x.js", "x.avif", "x.ico", "robots.txt", "feed.xml", "brand.css", ".svg")
AROUND = (
    "/static/..{path}", "/static/%2e%2e{path}", "/static/..%2f..{path}", "/static/..%5c..{path}",
    "/static/css/..;{path}", "/en/..{path}", "/en/%2e%2e{path}", "/en/feed.xml/..%2f..{path}", "/media/..{path}",
    "/.{path}", "/..{path}", "/{path}", "//{path}", "/%2f{path}", "/en/brand.css%3f{path}", "/en/brand.css%23{path}",
    "/robots.txt/..{path}",
)  # fmt: skip
BEHIND = (
    "{path}.css", "{path}.avif", "{path}.", "{path}/", "{path}//", "{path}%", "{path}%2", "{path}?x.css",
    "{path}?/x.css", "{path}?page=2", "{path}?cb=x.js", "{path}#x.css", "{path}.json", "{path}%2e", "{path}%2ejs",
    "{bare}", "{bare}.css", "{bare}%2f", "{bare};.css", "{bare}/.css", "{path}./", "{path}%2e/", "{path}../",
    "{path}%2e%2e/robots.txt", "{path}..%2frobots.txt", "{upper}", "{first}",
)  # fmt: skip
VALUES = {
    "edition": ["en"], "uri": ["urn:x:1"], "key": ["abc"], "extension": ["jpg"], "slug": ["x"], "seq": ["1"]
}  # fmt: skip
FEW = ("/me.json", "/desk/", "/desk/account/", "/en/wire/seen/")


def personal() -> list[str]:
    """Every personal address that can be written down."""
    found = []
    for route, _pattern, _converters in patterns():
        parameters = {part.split(">")[0].rpartition(":")[2] for part in route.split("<")[1:]}
        if "^" in route or parameters - set(VALUES):
            continue
        for address in fill(route, VALUES):
            at = find(address)
            if at and at.said and at.said.kind == Kind.PERSONAL:
                found.append(address)
    return found


def spellings(path: str) -> Iterator[str]:
    forms = {
        "path": path,
        "bare": path.rstrip("/"),
        "upper": path.upper(),
        "first": f"/%{ord(path[1]):02x}{path[2:]}",
    }
    yield from (f"{path}{sign}{name}" for sign, name in product(BETWEEN, LOOKS_STATIC))
    yield from (
        f"{path.rstrip('/')}{sign}{name}" for sign, name in product(BETWEEN[:8], LOOKS_STATIC)
    )
    yield from (form.format(**forms) for form in (*AROUND, *BEHIND))


def asked_for() -> list[str]:
    chance, paths = random.Random(18), personal()
    assert set(FEW) <= set(paths)
    more = chance.sample(paths, min(many(0, len(paths)), len(paths)))
    return [one for path in {*FEW, *more} for one in chance.sample([*spellings(path)], 200)]


def of(someone: Person) -> list[Header]:
    browser = Client()
    browser.force_login(someone)
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in browser.cookies.items())
    return [("cookie", cookies)]


def is_private(answer: Answer) -> bool:
    told = answer.body + repr(answer.headers).encode()
    return PRIVATE.encode() in told.lower()


def test_a_stranger_never_reads_what_somebody_was_led_to() -> None:
    paper = Paper.found()
    paper.write("fire").publish(by=paper.editor)
    victim = person(PRIVATE, "editor")
    cookies, bearer = of(victim), [("authorization", f"Bearer {Token.objects.issue(victim)}")]
    addresses = asked_for()
    assert len(set(spellings("/me.json"))) >= 200

    async def scenario(house: House) -> tuple[int, list[str]]:
        assert is_private(await house.ask("/me.json", *cookies))
        assert is_private(await house.ask("/desk/account/", *cookies))
        told, wrong = 0, []
        for address in addresses:
            own = await house.ask(address, *cookies)
            if is_private(own):
                told += 1
                if "no-store" not in own.headers.get("cache-control", ""):
                    wrong.append(f"may be stored: {address}")
            await house.ask(address, *bearer)
            if is_private(await house.ask(address)):
                wrong.append(f"read by a stranger: {address}")
        if PRIVATE.encode() in house.kept().lower():
            wrong.append("in the store")
        return told, wrong

    told, wrong = in_the_house(scenario)
    assert wrong == []
    assert told > 0
    tell(
        f"{len(addresses)} spellings of personal addresses, {told} told their owner, 0 told a stranger"
    )


def test_a_spelling_of_an_address_is_another_address() -> None:
    """What is under, behind or around a page is not that page."""
    paper = Paper.found()
    paper.write("fire").publish(by=paper.editor)
    strange = [one for one in spellings("/en/harbour/fire/") if "?" not in one and "#" not in one]

    async def scenario(house: House) -> list[tuple[str, int, int]]:
        answers = [(one, await house.ask(one)) for one in strange]
        return [(one, answer.status, len(house.bakery.store)) for one, answer in answers]

    answered = in_the_house(scenario)
    assert {kept for _address, _status, kept in answered} == {0}
    told = {address: status for address, status, _kept in answered}
    # A letter may be written by its number. It is the same page, and is not kept under that spelling.
    assert told.pop("/%65n/harbour/fire/") == 200
    assert set(told.values()) == {301, 404}
