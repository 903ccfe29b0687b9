"""The hook: a signed question to somebody outside, and never to a machine of our own."""

import hashlib
import hmac
import ipaddress
import json
from collections.abc import Iterator
from typing import Any

import pytest

from nightdesk.lib.outbound import Client, NotAsked, is_public
from nightdesk.talk.moderation import hook
from tests.talk.moderation.conftest import handed_in, told
from tests.talk.moderation.receiver import listening

House = tuple[Any, Client, str]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with listening(tmp_path_factory.mktemp("hook")) as there:
        yield there


@pytest.fixture
def ask(house: House, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Hand a text in where the hook answers so; answers the decision."""
    receiver, client, address = house
    receiver.asked.clear()
    monkeypatch.setattr(hook, "CLIENT", client)
    monkeypatch.setattr(hook, "health", hook._Health())

    def asked(answer: object, status: int = 200, **rules: Any) -> Any:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        receiver.answer = (status, body)
        return hook.judge(handed_in("Well written.", hook_address=address, **rules))

    return asked


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"verdict": "pass"}, ("pass", "")),
        ({"verdict": "hold", "reason": "Rude."}, ("hold", "hook_held")),
        ({"verdict": "refuse", "reason": "Rude."}, ("refuse", "hook_refused")),
    ],
)
def test_it_passes_holds_and_refuses(ask: Any, answer: object, expected: tuple[str, str]) -> None:
    assert told(ask(answer)) == expected


def test_its_reason_is_for_moderators_and_never_kept_of_what_is_refused(ask: Any) -> None:
    assert ask({"verdict": "hold", "reason": "Ru\nde." * 99}).particulars == {
        "said": ("Rude." * 99)[:200]
    }
    assert ask({"verdict": "refuse", "reason": "It says: Well written."}).particulars == {}


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({"verdict": "perhaps"}, 200),
        ({"verdict": ["pass"]}, 200),
        ({}, 200),
        ([], 200),
        (b"", 200),
        (b"<html>", 200),
        (b"{" * 9000, 200),
        ({"verdict": "pass"}, 302),
        ({"verdict": "pass"}, 500),
    ],
)
def test_what_is_no_answer_is_a_failure(ask: Any, answer: object, status: int) -> None:
    if answer == {"verdict": ["pass"]}:
        answer = {"verdict": "['pass']"}
    assert told(ask(answer, status)) == ("hold", "hook_failed")
    assert told(ask(answer, status, when_hook_fails="pass")) == ("pass", "")


def test_the_question_is_signed_and_names_nobody(ask: Any, house: House) -> None:
    receiver, _client, address = house
    ask({"verdict": "pass"})
    [(headers, body)] = receiver.asked

    said = f"{headers['Nightdesk-Timestamp']}.".encode() + body
    expected = hmac.new(hook.secret(address).encode(), said, hashlib.sha256).hexdigest()
    assert headers["Nightdesk-Signature"] == f"v1={expected}"
    question = json.loads(body)
    assert sorted(question) == ["at", "author", "edition", "is_edit", "language", "place", "text"]
    assert (question["text"], question["place"]) == ("Well written.", "discussion")
    assert hook.secret("https://other.example/") != hook.secret(address)


def test_nobody_waits_longer_than_a_second_and_after_five_failures_not_at_all(
    ask: Any, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver, _client, _address = house
    monkeypatch.setattr(hook, "SECONDS", 0.05)
    receiver.wait.clear()
    reasons = [ask({"verdict": "pass"}).particulars["error"] for _time in range(6)]
    receiver.wait.set()

    assert set(reasons[:5]) == {"It did not answer in time."}
    assert reasons[5].startswith("It failed too often")


def test_without_an_address_nobody_is_asked(ask: Any, house: House) -> None:
    assert told(hook.judge(handed_in())) == ("pass", "")
    assert house[0].asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://hook.example/",
        "https://hook.example:8443/",
        "https://hook.example:x/",
        "https://user@hook.example/",
        "https:///nothing",
        "ftp://hook.example/",
        "file:///etc/passwd",
    ],
)
def test_only_plain_https_addresses_are_asked(url: str) -> None:
    with pytest.raises(NotAsked):
        Client(resolve=lambda _host, _port: []).post(url, b"", {}, seconds=1)


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        (["127.0.0.1"], "not on the public network"),
        (["8.8.8.8", "10.0.0.1"], "not on the public network"),
        ([], "not on the public network"),
    ],
)
def test_a_name_that_leads_inside_is_not_asked(addresses: list[str], said: str) -> None:
    client = Client(resolve=lambda _host, _port: addresses)

    with pytest.raises(NotAsked, match=said):
        client.post("https://hook.example/", b"", {}, seconds=2)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),
        ("2001:0:102:304::", False),
        ("fe80::1", False),
        ("fd00::1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) == public


def test_a_stranger_with_another_certificate_is_not_believed(house: House) -> None:
    _receiver, client, address = house
    other = address.replace("hook.example", "other.example")

    with pytest.raises(NotAsked, match="SSLCertVerificationError"):
        client.post(other, b"", {}, seconds=2)
