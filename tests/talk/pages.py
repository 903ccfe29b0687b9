"""Reading pages of a discussion in tests."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from nightdesk.people.models import Person

ADDRESS = "/en/harbour/harbour-fire/discussion/"
FROM_HERE = {"origin": "http://testserver"}


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def signed_in(person: Person) -> Client:
    client = Client(headers=FROM_HERE)
    client.force_login(person)
    return client


def anyone() -> Client:
    return Client(headers=FROM_HERE)


def sent(client: Client, address: str = ADDRESS, **words: str) -> HttpResponse:
    return client.post(address, words)  # type: ignore[return-value]
