"""Repeating is harmless: one key, one act, one answer."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from nightdesk.people.models import Person, Token
from nightdesk.stories.models import Story
from tests.site.api.conftest import Script, faults, item


def test_a_repeated_request_gets_the_first_answer(ida_script: Script) -> None:
    first = ida_script.post(item(), key="k1")
    ida_script.post(item(urgency=1))
    again = ida_script.post(item(), key="k1")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert Story.objects.get().events.kinds() == ["story.published", "story.updated"]


def test_a_key_stands_for_one_request(ida_script: Script) -> None:
    ida_script.post(item(), key="k1")

    for response in (
        ida_script.post(item(urgency=1), key="k1"),
        ida_script.put(item(), key="k1"),
        ida_script.post(item(), key="k1", section="harbour"),
    ):
        assert response.status_code == 422
        assert "used for another request" in response.json()["detail"]


def test_everybody_has_keys_of_their_own(ida_script: Script, rosa_script: Script) -> None:
    rosa_script.post(item(), key="k1")

    assert ida_script.post(item(), key="k1").json()["state"] == "published"


def test_what_was_refused_may_be_mended_under_the_same_key(ida_script: Script) -> None:
    assert faults(ida_script.post(item(headlines=None), key="k1")) == ["headlines"]

    assert ida_script.post(item(), key="k1").status_code == 201


@pytest.mark.parametrize("key", ["x" * 201, "a\x07b"])
def test_a_key_is_short_and_plain(ida_script: Script, key: str) -> None:
    assert ida_script.post(item(), key=key).status_code == 400


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("key", ["k1", ""])
def test_two_at_once_act_once(ida: Person, harbour: object, key: str) -> None:
    token = Token.objects.issue(ida)

    def send(_number: int) -> int:
        try:
            return Script(Client(), token).post(item(), key=key).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(send, range(4)))

    assert statuses == ([201] * 4 if key else [200, 200, 200, 201])
    assert Story.objects.get().events.kinds() == ["story.published"]
