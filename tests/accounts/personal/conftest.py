"""A reader in front of their own account."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from tests.cast import PASSWORD


@pytest.fixture
def reader(client: Client, lena: Person, english: Edition) -> Client:
    """Lena, signed in as readers do: with her password, a moment ago."""
    sign_in(client, lena)
    return client


def sign_in(client: Client, person: Person) -> None:
    answer = client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()


def prove(client: Client) -> None:
    """The password once more, as is asked before what is dangerous."""
    answer = client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()


def picture(kind: str = "JPEG", size: tuple[int, int] = (640, 400), **how: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, (30, 60, 90)).save(out, kind, **how)
    return out.getvalue()
