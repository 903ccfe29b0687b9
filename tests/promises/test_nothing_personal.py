"""The store holds nothing of anybody: it is searched after people who are signed in have read the whole paper."""

import pytest
from django.test import Client

from nightdesk.people.models import Person
from tests.bakery.asking import Asking, asked
from tests.bakery.paper import Paper

pytestmark = pytest.mark.django_db(transaction=True)

ALLOWED = {
    "cache-control", "content-encoding", "content-language", "content-length", "content-security-policy",
    "content-type", "cross-origin-opener-policy", "etag", "last-modified", "permissions-policy",
    "referrer-policy", "surrogate-key", "vary", "x-content-type-options", "x-frame-options",
}  # fmt: skip


def signed_in(someone: Person) -> tuple[str, str]:
    """The cookies of a browser that has signed in and looked around the desk."""
    browser = Client()
    browser.force_login(someone)
    browser.get("/desk/")
    jar = {name: cookie.value for name, cookie in browser.cookies.items()}
    jar |= {f"kanarie{number}": f"kanarievogel{number}" for number in range(30)}
    return "cookie", "; ".join(f"{name}={value}" for name, value in jar.items())


def test_nothing_of_who_reads_is_in_the_store(ida: Person, lena: Person) -> None:
    paper = Paper.found()
    for slug in ("fire", "ferry"):
        paper.write(slug).publish(by=paper.editor)
    cookies = [signed_in(someone) for someone in (ida, lena, paper.editor)]
    headers = [*cookies, ("x-kanarie", "kanarievogel"), ("accept-language", "kanarie")]

    async def scenario(ask: Asking) -> tuple[int, list[str], set[str]]:
        for address in paper.addresses():
            for header in headers:
                await ask.get(address, header, ("user-agent", "kanarievogel"))
            await ask.get(f"{address}?cb=kanarievogel", cookies[0])
        store = ask.bakery.store
        kept = [store.get(key) for key in store]
        pages = [variant for page in kept if page for variant in page.variants.values()]
        bytes_kept = b"\n".join(page.variants[""].body for page in kept if page)
        secrets = {part.partition("=")[2] for _name, jar in cookies for part in jar.split("; ")}
        personal = {
            ida.email,
            ida.name,
            lena.email,
            lena.name,
            "csrf",
            "sessionid",
            "kanarie",
            "nonce",
            *secrets,
        }
        found = [word for word in personal if word and word.encode() in bytes_kept]
        names = {name.decode() for one in pages for name, _value in (*one.headers, *one.unchanged)}
        return len(kept), found, names

    kept, found, names = asked(scenario)
    assert kept > 40
    assert found == []
    assert names <= ALLOWED
