"""The store holds nothing of anybody: it is searched after people who are signed in have read the whole paper."""

import json

import pytest
from django.test import Client

from nightdesk.people.models import Person, Token
from tests.bakery.paper import Paper
from tests.promises.figures import tell
from tests.promises.house import Header, House, in_the_house
from tests.promises.names import names

pytestmark = pytest.mark.django_db(transaction=True)

ALLOWED = {
    "cache-control", "content-encoding", "content-language", "content-length", "content-security-policy", "link",
    "content-type", "cross-origin-opener-policy", "etag", "last-modified", "permissions-policy",
    "referrer-policy", "surrogate-key", "vary", "x-content-type-options", "x-frame-options",
}  # fmt: skip
CANARY = "kanarievogel"
A_HEADER = 40


def jar_of(someone: Person) -> dict[str, str]:
    """The cookies of a browser that has signed in and looked around the desk, and 30 more."""
    browser = Client()
    browser.force_login(someone)
    browser.get("/desk/")
    jar = {name: cookie.value for name, cookie in browser.cookies.items()}
    return jar | {f"{CANARY}{number}": f"{CANARY}{number}" for number in range(30)}


def bundles() -> list[list[Header]]:
    """Every name of the list, as many at once as a request may carry."""
    told = [(name, CANARY) for name in names() if name != "cookie"]
    return [told[at : at + A_HEADER] for at in range(0, len(told), A_HEADER)]


async def read_everything(
    house: House, addresses: list[str], cookie: Header, bearer: Header
) -> str:
    """As a robot with a browser and a token does; what it was told of itself."""
    extra = bundles()
    for number, address in enumerate(addresses):
        await house.ask(address, cookie, ("user-agent", CANARY), *extra[number % len(extra)])
        await house.ask(address, bearer)
        await house.ask(f"{address}?cb={CANARY}", cookie)
    for some in extra:
        await house.ask("/en/", cookie, *some)
        await house.ask("/en/harbour/fire/", bearer, *some)
    await house.ask("/desk/", cookie)
    me = json.loads((await house.ask("/me.json", cookie)).body)
    assert me["signed_in"]
    return str(me["token"])


def test_nothing_of_who_reads_is_in_the_store(ida: Person, pia: Person) -> None:
    paper = Paper.found()
    for slug in ("fire", "ferry"):
        paper.write(slug).publish(by=paper.editor)
    people = [ida, pia, paper.editor]
    addresses = list(paper.addresses())
    jars = [jar_of(someone) for someone in people]
    tokens = [Token.objects.issue(someone) for someone in people]

    async def scenario(house: House) -> tuple[int, list[str], set[str]]:
        secrets = {"csrf", "sessionid", "set-cookie", "nonce", CANARY, *tokens}
        for jar, token in zip(jars, tokens, strict=True):
            cookie = ("cookie", "; ".join(f"{name}={value}" for name, value in jar.items()))
            bearer = ("authorization", f"Bearer {token}")
            secrets |= {*jar.values(), await read_everything(house, addresses, cookie, bearer)}
        secrets |= {word for someone in (ida, pia) for word in (someone.email, someone.name)}
        kept = house.kept()
        found = sorted(word for word in secrets if word.encode() in kept)
        return len(house.bakery.store), found, house.kept_headers()

    kept, found, headers = in_the_house(scenario)
    assert kept > 40
    assert found == []
    assert headers <= ALLOWED
    tell(f"{kept} stored pages after three people with {len(names())} headers, nothing of them")
