"""All of one's data at once."""

import io
import json
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from nightdesk.accounts.personal.packing import pack
from nightdesk.people.models import Person
from tests.accounts.personal.conftest import prove
from tests.cast import PASSWORD


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_password_is_asked_for_once_more(reader: Client, lena: Person) -> None:
    assert "Download everything" in reader.get("/account/data/").content.decode()
    answer = reader.post("/account/data/")

    assert answer["Location"].startswith("/account/reauthenticate/?next=")


def test_everything_is_in_one_file(reader: Client, lena: Person) -> None:
    lena.portrait.save("me.webp", ContentFile(b"a face"))
    prove(reader)
    answer = reader.post("/account/data/")

    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == f'attachment; filename="my-data-{lena.pk}.zip"'
    files = unpacked(answer.getvalue())
    account, sign_in = json.loads(files["account.json"]), json.loads(files["sign_in.json"])
    assert files["portrait.webp"] == b"a face"
    assert account["email"] == lena.email
    assert [one["email"] for one in sign_in["addresses"]] == [lena.email]
    assert len(sign_in["sessions"]) == 1


def test_it_is_not_packed_all_day(reader: Client) -> None:
    prove(reader)
    told = []
    for _time in range(11):
        answer = reader.post("/account/data/")
        told.append((answer.status_code, bool(answer.getvalue())))

    assert told == [(200, True)] * 10 + [(429, True)]


def test_nothing_in_it_opens_the_account(reader: Client, lena: Person) -> None:
    with pack(Person.objects.get(pk=lena.pk)) as file:
        told = b"".join(unpacked(file.read()).values()).decode()

    key = reader.session.session_key
    assert PASSWORD not in told
    assert Person.objects.get(pk=lena.pk).password not in told
    assert key not in told


@pytest.mark.parametrize("name", ["portraits/zz/lost.webp", ""])
def test_a_portrait_that_is_not_there_is_left_out(lena: Person, name: str) -> None:
    lena.portrait = name

    with pack(lena) as file:
        assert "portrait.webp" not in unpacked(file.read())
