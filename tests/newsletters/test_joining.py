"""Joining and leaving: without an account, by two steps in and one step out, and nobody learns who reads."""

import re
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from nightdesk.newsletters import personal, tokens
from nightdesk.newsletters.models import Newsletter, Reader
from nightdesk.notices.post import bounced
from nightdesk.notices.post.models import Letter, Stopped, Why
from nightdesk.people.models import Person
from nightdesk.people.personal import erase, export
from tests.newsletters.conftest import Join, Send

FROM_HERE = {"headers": {"sec-fetch-site": "same-origin"}}


def ask(client: Client, *slugs: str, email: str = "A@reader.example") -> Any:
    form = {"email": email, "newsletter": slugs}
    return client.post("/en/newsletters/join/", form, **FROM_HERE)


def link_in(text: str) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", text)
    assert found
    return found[1]


def test_an_address_is_asked_first_and_reads_when_its_owner_says_so(
    client: Client, morning: Newsletter, weekly: Newsletter, send: Send
) -> None:
    bounced.stop("a@reader.example", Why.BOUNCED)
    page = client.get("/en/newsletters/")
    assert "The day in five minutes." in page.content.decode()
    asked = ask(client, "morning", "week")
    assert "Look into your mail" in asked.content.decode()
    assert not Reader.objects.exists()
    [letter] = send()
    assert letter.to == ["A@reader.example"]
    assert "reader.example" not in letter.body
    confirm = link_in(letter.body)
    assert "Do you want these" in client.get(confirm).content.decode()
    assert not Reader.objects.exists()
    done = client.post(confirm, **FROM_HERE)
    assert "You get these from now on." in done.content.decode()
    assert client.post(confirm, **FROM_HERE).status_code == HTTPStatus.OK
    assert list(Reader.objects.values_list("address", flat=True)) == ["a@reader.example"] * 2
    assert not Stopped.objects.exists()
    morning.refresh_from_db()
    assert morning.joined == 1
    again = ask(client, "morning", "week")
    assert again.content == asked.content


@pytest.mark.parametrize(
    ("form", "headers", "status"),
    [
        ({"email": "no address", "newsletter": "morning"}, "same-origin", 422),
        ({"email": "a@reader.example"}, "same-origin", 422),
        ({"email": "a@reader.example", "newsletter": "closed"}, "same-origin", 422),
        ({"email": "a@reader.example", "newsletter": "morning"}, "cross-site", 403),
    ],
)
def test_what_cannot_be_joined_is_not_written_about(
    client: Client, morning: Newsletter, form: dict[str, str], headers: str, status: int
) -> None:
    Newsletter.objects.create(edition=morning.edition, name="Closed", slug="closed", is_open=False)
    told = {"sec-fetch-site": headers}
    answer = client.post("/en/newsletters/join/", form, headers=told)
    assert (answer.status_code, Letter.objects.count()) == (status, 0)


def test_one_address_is_asked_three_times_a_day_and_nobody_is_told(
    client: Client, morning: Newsletter
) -> None:
    pages = {ask(client, "morning", email="many@reader.example").content for _time in range(5)}
    assert (len(pages), Letter.objects.count()) == (1, 3)
    for _time in range(16):
        last = ask(client, "morning", email="other@reader.example")
    assert last.status_code == HTTPStatus.TOO_MANY_REQUESTS


def test_a_link_that_is_not_ours_or_too_old_confirms_nothing(
    client: Client, morning: Newsletter, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = tokens.of_wish(tokens.Wish("a@reader.example", (morning.pk,)))
    assert client.get("/en/newsletters/confirm/nonsense/").status_code == HTTPStatus.NOT_FOUND
    monkeypatch.setattr(tokens, "GOOD_FOR", -1)
    assert client.get(f"/en/newsletters/confirm/{token}/").status_code == HTTPStatus.NOT_FOUND


def test_one_click_of_a_mail_program_leaves_and_a_look_does_not(
    morning: Newsletter, join: Join
) -> None:
    reader = join()
    address = f"/en/newsletters/leave/{tokens.of_reader(reader.pk)}/"
    program = Client(enforce_csrf_checks=True)
    assert "Leave this newsletter" in program.get(address).content.decode()
    assert Reader.objects.count() == 1
    body = {"List-Unsubscribe": "One-Click"}
    for _time in range(2):
        answer = program.post(address, body)
        assert (answer.status_code, answer.cookies) == (HTTPStatus.OK, {})
        assert "You have left" in answer.content.decode()
    assert not Reader.objects.exists()
    morning.refresh_from_db()
    assert (morning.joined, morning.left) == (1, 1)
    assert program.get("/en/newsletters/leave/1:forged/").status_code == HTTPStatus.NOT_FOUND


def test_preferences_need_no_account(
    client: Client, morning: Newsletter, weekly: Newsletter, join: Join
) -> None:
    reader = join()
    page = f"/en/newsletters/mine/{tokens.of_reader(reader.pk)}/"
    assert "The Week" in client.get(page).content.decode()
    client.post(page, {"newsletter": [weekly.pk]}, headers={"sec-fetch-site": "cross-site"})
    assert list(Reader.objects.values_list("newsletter", flat=True)) == [morning.pk]
    client.post(page, {"newsletter": [morning.pk, weekly.pk]}, **FROM_HERE)
    assert Reader.objects.count() == 2
    kept = client.get(f"{page}data.json").json()
    assert [one["name"] for one in kept["newsletters"]] == ["Morning Tide", "The Week"]
    client.post(page, {"newsletter": [weekly.pk]}, **FROM_HERE)
    own = f"/en/newsletters/mine/{tokens.of_reader(Reader.objects.get().pk)}/"
    assert client.post(f"{own}erasure/").status_code == HTTPStatus.NOT_FOUND
    gone = client.post(f"{own}erasure/", **FROM_HERE)
    assert "your address is erased" in gone.content.decode()
    assert personal.kept_on("a@reader.example") == {"newsletters": [], "mails": [], "stopped": []}
    assert client.get(own).status_code == HTTPStatus.NOT_FOUND


def test_whoever_unticks_all_gets_none(client: Client, join: Join) -> None:
    page = f"/en/newsletters/mine/{tokens.of_reader(join().pk)}/"
    assert "You get no more newsletters." in client.post(page, {}, **FROM_HERE).content.decode()


def test_an_account_takes_what_newsletters_keep_with_it(lena: Person, join: Join) -> None:
    join(lena.email)
    kept = export(lena)["newsletters"]
    assert [one["name"] for one in kept["newsletters"]] == ["Morning Tide"]
    erase(lena)
    assert not Reader.objects.exists()


def test_where_mail_comes_back_or_somebody_complains_all_are_left(
    morning: Newsletter, weekly: Newsletter, join: Join
) -> None:
    for newsletter in (morning, weekly):
        join("a@reader.example", newsletter)
    join("b@reader.example")
    bounced.stop("A@reader.example", Why.COMPLAINED)
    bounced.stop("b@reader.example", Why.BOUNCED)
    morning.refresh_from_db()
    assert (morning.complained, morning.bounced, Reader.objects.count()) == (1, 1, 0)
