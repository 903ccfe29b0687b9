"""Nobody learns at the door whether somebody has an account: answers are the same, byte for byte."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person

# As long as one another, so that pages that repeat them are, too.
KNOWN, UNKNOWN = "lena@harbour.example", "nera@harbour.example"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
FORMS = {
    "/account/signup/": {"name": "Wren", "password1": "a lantern on the quay"},
    "/account/login/code/": {},
    "/account/password/reset/": {},
}


@pytest.fixture(autouse=True)
def paper(english: Edition, lena: Person) -> None:
    """Lena reads the paper, and has an account."""


def told(answer: Any, email: str) -> tuple[int, list[Any], bytes]:
    """All that a stranger sees, their own address and the form's token apart."""
    body = TOKEN.sub(b"", answer.content).replace(email.encode(), b"EMAIL")
    of_the_hour = {"Set-Cookie", "Expires"}
    headers = sorted(one for one in answer.headers.items() if one[0] not in of_the_hour)
    return answer.status_code, headers, body


def walk(address: str, email: str) -> list[Any]:
    """Everything answered to a stranger who asks, looks on, and tries three codes."""
    client = Client()
    answers = [client.post(address, {"email": email, **FORMS[address]})]
    onward = answers[0]["Location"]
    answers.append(client.get(onward))
    answers += [client.post(onward, {"code": "WRONG1"}) for _try in range(4)]
    answers.append(client.get(onward))
    return [(told(one, email), sorted(client.cookies)) for one in answers]


@pytest.mark.parametrize("address", FORMS)
def test_the_answers_are_the_same(address: str) -> None:
    assert walk(address, KNOWN) == walk(address, UNKNOWN)
    assert [sent.to for sent in mail.outbox] == [[KNOWN], [UNKNOWN]]


@pytest.mark.parametrize("address", ["/account/signup/", "/account/login/code/"])
def test_asking_for_another_code_tells_nothing_either(address: str) -> None:
    for email in (KNOWN, UNKNOWN):
        client = Client()
        onward = client.post(address, {"email": email, **FORMS[address]})["Location"]
        answer = client.post(onward, {"action": "resend"})
        assert (answer.status_code, answer["Location"]) == (302, onward)


def test_a_wrong_password_and_no_account_are_told_alike(client: Client) -> None:
    answers = [
        client.post("/account/login/", {"login": email, "password": "wrong"})
        for email in (KNOWN, UNKNOWN)
    ]
    first, second = (told(one, email) for one, email in zip(answers, (KNOWN, UNKNOWN), strict=True))
    assert first == second


def test_mails_say_who_has_no_account_and_who_has_one_already(client: Client) -> None:
    client.post("/account/login/code/", {"email": UNKNOWN})
    client.post("/account/signup/", {"email": KNOWN, **FORMS["/account/signup/"]})
    assert [sent.subject for sent in mail.outbox] == [
        "No account with this address",
        "You have an account already",
    ]
    assert "https://testserver/account/signup/?edition=en" in str(mail.outbox[0].body)
    assert Person.objects.filter(name="Wren").count() == 0


def test_who_is_closed_out_learns_it_only_with_the_password(client: Client, lena: Person) -> None:
    Person.objects.filter(pk=lena.pk).update(is_active=False)
    form = {"login": KNOWN, "password": "the tide comes in at nine"}
    answer = client.post("/account/login/", form)
    assert "do not belong together" in answer.content.decode()


def test_the_clock_tells_nothing(
    django_assert_max_num_queries: Callable[[int], Any], lena: Person
) -> None:
    """Whoever has an account is worked for as whoever has none; what is made is thrown away."""
    made = []
    for email in (KNOWN, UNKNOWN):
        with django_assert_max_num_queries(60) as asked:
            Client().post("/account/signup/", {"email": email, **FORMS["/account/signup/"]})
        words = [query["sql"].split()[:3] for query in asked.captured_queries]
        made.append(
            [one for one in words if one[0] in {"INSERT", "UPDATE"} and "people" in one[-1]]
        )
    assert made[0] == made[1]
    assert len(made[0]) == 1
    assert Person.objects.filter(email__endswith=".invalid").count() == 0
