"""Mail to readers: by a real server on this machine, in their language, and when no server answers."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from nightdesk.accounts import post
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.accounts.conftest import CODE
from tests.cast import PASSWORD
from tests.database import free_port
from tests.post_office import PostOffice, opened


@pytest.fixture
def by_smtp(settings: Settings) -> int:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    return int(settings.EMAIL_PORT)


@pytest.fixture
def post_office(by_smtp: int) -> Iterator[PostOffice]:
    with opened(by_smtp) as office:
        yield office


def sign_up(client: Client, edition: str) -> Any:
    form = {"name": "Wren", "email": "wren@readers.example", "password1": "a lantern on the quay"}
    return client.post(f"/account/signup/?edition={edition}", form)


def test_a_reader_signs_up_by_real_mail(
    client: Client, arabic: Edition, post_office: PostOffice
) -> None:
    arabic.contact_email = "desk@gazette.example"
    arabic.save()
    assert sign_up(client, "ar").status_code == 302
    (letter,) = post_office.letters
    assert (letter["To"], letter["Reply-To"]) == ("wren@readers.example", "desk@gazette.example")
    assert letter["From"].addresses[0].display_name == "جريدة الميناء"
    assert letter["From"].addresses[0].addr_spec == "no-reply@localhost"
    body = letter.get_content().replace("\r\n", "\n")
    assert "جريدة الميناء" in body
    found = CODE.search(body)
    assert found
    assert client.post("/account/email/confirm/", {"code": found[0]})["Location"] == "/ar/"
    assert client.get("/me.json").json()["signed_in"]


@pytest.mark.parametrize(
    "address", ["/account/signup/", "/account/login/code/", "/account/password/reset/"]
)
def test_without_a_mail_server_the_reader_is_told_so(
    client: Client, lena: Person, french: Edition, by_smtp: int, address: str
) -> None:
    form = {"name": "Wren", "email": "wren@readers.example", "password1": "a lantern on the quay"}
    answer = client.post(f"{address}?edition=fr", form)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert '<html lang="fr"' in answer.content.decode()


def test_nothing_is_lost_meanwhile(
    client: Client, english: Edition, by_smtp: int, settings: Settings
) -> None:
    """The account is there; with the server back, the code comes when it is asked for."""
    sign_up(client, "en")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client.post("/account/login/code/", {"email": "wren@readers.example"})
    found = CODE.search(str(mail.outbox[-1].body))
    assert found
    client.post("/account/login/code/confirm/", {"code": found[0]})
    assert client.get("/me.json").json()["signed_in"]


def test_what_keeps_an_account_safe_is_told_by_mail(
    client: Client, lena: Person, english: Edition
) -> None:
    client.post("/account/login/", {"login": lena.email, "password": PASSWORD})
    new = "an anchor and a kettle"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post("/account/password/change/", form)
    assert mail.outbox[-1].subject == "Your password was changed"
    assert "/account/password/reset/?edition=en" in str(mail.outbox[-1].body)


def test_a_server_that_hangs_does_not_hold_every_page(
    client: Client, english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four wait for it already; the fifth is told to come back."""
    monkeypatch.setattr(post, "PATIENCE", 0.01)
    taken = [post._counters.acquire(timeout=1) for _one in range(post.COUNTERS)]
    answer = sign_up(client, "en")
    for _one in taken:
        post._counters.release()
    assert answer.status_code == 503
    assert mail.outbox == []
