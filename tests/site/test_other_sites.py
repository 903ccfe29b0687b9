"""Nothing is changed by what a page of another site sends, wherever it sends it."""

from itertools import product
from typing import Any

import pytest
from django.test import Client, RequestFactory

from nightdesk.editions.models import Edition
from nightdesk.lib.crossing import is_from_elsewhere, says_elsewhere
from nightdesk.people.models import Person
from tests.addresses import patterns

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
KINDS = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "application/json",
)
HOME = "http://testserver"
ORIGINS = (None, HOME, "https://testserver", "https://elsewhere.example", "null", "", f"{HOME}:81")
SITES = (None, "same-origin", "none", "same-site", "cross-site", "")
HOSTS = ("testserver", "localhost")


def told(site: str | None, origin: str | None) -> dict[str, Any]:
    given = {"Sec-Fetch-Site": site, "Origin": origin}
    return {name: value for name, value in given.items() if value is not None}


def is_ours(site: str | None, origin: str | None, host: str) -> bool:
    if site is not None:
        return site in {"same-origin", "none"}
    return origin in {None, f"http://{host}", f"https://{host}"}


@pytest.mark.parametrize(("method", "kind"), list(product(UNSAFE, KINDS)))
def test_what_a_browser_tells_decides(method: str, kind: str) -> None:
    wrong = []
    for site, origin, host in product(SITES, ORIGINS, HOSTS):
        request = RequestFactory(headers=told(site, origin)).generic(
            method, "/account/logout/", b"", content_type=kind, headers={"Host": host}
        )
        if says_elsewhere(request) is is_ours(site, origin, host):
            wrong.append((site, origin, host))
        is_silent = site is None and origin is None
        if is_from_elsewhere(request) is not (says_elsewhere(request) or is_silent):
            wrong.append((site, origin, host))
    assert wrong == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "TRACE"])
def test_reading_is_never_refused(method: str) -> None:
    request = RequestFactory().generic(method, "/", headers={"Sec-Fetch-Site": "cross-site"})
    assert not says_elsewhere(request)
    assert not is_from_elsewhere(request)


def addresses() -> list[str]:
    """Every address of the house; what stands in for its parts is of no account here."""
    return [
        f"/{'1'.join(part.split('>')[-1] for part in route.split('<'))}" for route, *_ in patterns()
    ]


@pytest.mark.parametrize(
    "header", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://e.example"}]
)
def test_no_address_takes_what_another_site_sends(
    header: dict[str, str], client: Client, ida: Person, english: Edition
) -> None:
    client.force_login(ida)
    taken = {
        one: answer.status_code
        for one in addresses()
        if not one.startswith("/api/")
        for answer in [client.post(one, headers=header)]
        if answer.status_code != 403
    }
    assert len(addresses()) > 200
    assert taken == {}


def test_it_is_told_in_the_editions_language(client: Client, french: Edition) -> None:
    answer = client.post("/fr/wire/seen/", headers={"Sec-Fetch-Site": "cross-site"})
    assert '<html lang="fr"' in answer.content.decode()


def test_a_form_without_its_token_is_not_taken(english: Edition, lena: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    form = {"login": lena.email, "password": "x"}
    for headers in ({}, {"Sec-Fetch-Site": "same-origin", "Origin": HOME}):
        answer = client.post("/account/login/", form, headers=headers)
        assert answer.status_code == 403
        assert "open for too long" in answer.content.decode()


def test_a_script_with_the_token_is_let_in(english: Edition, lena: Person) -> None:
    """Programs tell neither where they come from nor that they are none of ours: the token decides."""
    client = Client(enforce_csrf_checks=True)
    client.get("/desk/login/")
    token = client.cookies["csrftoken"].value
    form = {"username": "nobody@e.example", "password": "x", "csrfmiddlewaretoken": token}
    assert client.post("/desk/login/", form).status_code == 200
