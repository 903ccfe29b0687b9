"""Whatever is wrong with a request is told as a problem, and never breaks anything."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nightdesk.people.models import Person, Token
from nightdesk.site.api.body import LARGEST
from nightdesk.stories.models import Story
from tests.site.api.conftest import URI, Script, faults, item

PROBLEM = "application/problem+json"
DEEP = "[" * 100_000
PATHS = ["/api/v1/items", f"/api/v1/items/{URI}"]


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer nd_wrong", "Basic aWRhOng=", "nd_x", "Bearer \xff"]
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", PATHS[0]), ("PUT", PATHS[1]), ("GET", PATHS[1])]
)
def test_without_a_token_nobody_is_let_in(
    db: None, client: Client, method: str, path: str, header: str
) -> None:
    headers = {"Authorization": header} if header else {}
    response = client.generic(method, path, b"{}", "application/json", headers=headers)

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="nightdesk"'
    assert response.headers["Content-Type"] == PROBLEM
    assert response.json()["title"] == "Unauthorized"


def test_the_token_of_someone_who_left_opens_nothing(client: Client, ida: Person) -> None:
    token = Token.objects.issue(ida)
    ida.is_active = False
    ida.save()

    assert Script(client, token).post(item()).status_code == 401


def test_a_token_of_the_demos_cast_opens_nothing_from_elsewhere(
    client: Client, ida: Person, harbour: object
) -> None:
    ida.is_demo = True
    ida.save()
    token = Token.objects.issue(ida)
    client.defaults["HTTP_HOST"] = "127.0.0.1:8000"

    assert Script(client, token).post(item()).status_code == 201
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    assert Script(client, token).post(item()).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/items", 405),
        ("DELETE", f"/api/v1/items/{URI}", 405),
        ("POST", "/api/v1/editions", 405),
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/", 404),
        ("GET", "/api/v2/items", 404),
        ("GET", "/api/v1/items/a%0Ab", 404),
    ],
)
def test_addresses_and_methods_that_are_none_are_problems_too(
    ida_script: Script, method: str, path: str, status: int
) -> None:
    response = ida_script.client.generic(method, path, headers=ida_script.headers())

    assert (response.status_code, response.headers["Content-Type"]) == (status, PROBLEM)
    document = response.json()
    assert (document["type"], document["status"]) == ("about:blank", status)
    assert {"title", "detail"} <= set(document)
    assert ("Allow" in response.headers) == (status == 405)


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data", ""])
def test_only_json_is_read(ida_script: Script, kind: str) -> None:
    response = ida_script.client.generic(
        "POST", PATHS[0], b"{}", kind, headers=ida_script.headers()
    )

    assert response.status_code == 415


def test_json_of_another_name_is_read(ida_script: Script) -> None:
    response = ida_script.client.generic(
        "POST", PATHS[0], json.dumps(item()).encode(), "application/ninjs+json",
        headers=ida_script.headers(),
    )  # fmt: skip

    assert response.status_code == 201


def test_an_item_in_pieces_is_told_so(ida_script: Script) -> None:
    """What runs below us reads no body without a length: it would look empty."""
    headers = ida_script.headers() | {"Transfer-Encoding": "chunked"}
    response = ida_script.client.generic(
        "POST", PATHS[0], b"", headers=headers, CONTENT_TYPE="application/json"
    )

    assert response.status_code == 411


def test_an_item_has_a_decent_size(ida_script: Script) -> None:
    assert ida_script.post(b" " * (LARGEST + 1)).status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b" ", b"{", b"\xff\xfe", b'{"uri": NaN}', DEEP.encode(), b'{"version": 1' + b"0" * 5000 + b"}",
        b'{"a":' * 50_000,
    ],
    ids=lambda body: str(body[:12]),
)  # fmt: skip
def test_what_is_no_json_is_told_so(ida_script: Script, body: bytes) -> None:
    response = ida_script.post(body)

    assert (response.status_code, response.headers["Content-Type"]) == (400, PROBLEM)


@pytest.mark.parametrize("document", [None, 7, "x", [], [item()], True])
def test_an_item_is_an_object(ida_script: Script, document: Any) -> None:
    assert ida_script.post(document).status_code == 422


def test_every_field_that_was_not_taken_is_named(ida_script: Script) -> None:
    response = ida_script.post(
        {"uri": "no uri", "type": "video", "urgency": 10, "pubStatus": "?", "language": "en_GB!",
         "headlines": "x", "by": ["x"]}
    )  # fmt: skip

    assert response.status_code == 422
    assert faults(response) == [
        "uri", "pubStatus", "type", "headlines", "headlines", "bodies", "by", "language", "urgency",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "uri", ["urn:a:\x07", "urn:a:%00", "x" * 300, "urn:a b", "urn:a:" + "é" * 250]
)
def test_a_uri_no_item_can_have_is_not_found(ida_script: Script, uri: str) -> None:
    assert ida_script.get(uri).status_code == 404


def test_hostile_text_becomes_harmless_text(ida_script: Script) -> None:
    nasty = "Fer\u0000ry \ud800\u202e<script>alert(1)</script>"
    body = f"<p>{nasty}&#8238;&#0;</p><script>alert(2)</script><p onclick=x>Cafe\u0301</p>"
    response = ida_script.post(
        item(headlines=[{"value": nasty}], bodies=[{"value": body, "contentType": "text/html"}])
    )

    assert response.status_code == 201
    story = Story.objects.get()
    assert story.headline == "Ferry <script>alert(1)</script>"
    text = json.dumps(story.body.get_prep_value(), ensure_ascii=False)
    assert ("script" in text, "onclick" in text, "\u202e" in text, "Café" in text) == (
        False,
        False,
        False,
        True,
    )


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(
    ["uri", "type", "version", "versionCreated", "pubStatus", "embargoed", "embargoedUntil", "urgency",
     "headlines", "headline", "bodies", "body_html", "body_text", "descriptions", "by", "byline",
     "language", "slugline", "located", "subjects", "subject", "people", "places", "edNote", "genres",
     "infoSources", "associations", "renditions", "usageTerms", "copyrightNotice", "title"]
)  # fmt: skip
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("name", "value", "role", "contentType", "type", "href"), JSON)
    ),
    max_size=3,
)


@pytest.fixture
def forgiving(ida_script: Script) -> Script:
    """Answers 500 instead of raising, as a reader's request would be."""
    ida_script.client.raise_request_exception = False
    return ida_script


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.dictionaries(NAMES | st.text(), JSON | ENTRIES, max_size=6), is_whole=st.booleans())
def test_no_document_breaks_the_endpoint(forgiving: Script, said: Any, is_whole: bool) -> None:
    response = forgiving.post(item() | said if is_whole else said)

    assert response.status_code in {200, 201, 404, 409, 422}
    assert json.loads(response.content)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.binary(min_size=1, max_size=60),
    wishes=st.dictionaries(st.text(), st.text(), max_size=3),
)
def test_no_bytes_break_the_endpoint(
    forgiving: Script, body: bytes, wishes: dict[str, str]
) -> None:
    wishes.pop("key", None)
    sendable = {name.encode("utf-8", "replace"): text.encode("utf-8", "replace")
                for name, text in wishes.items()}  # fmt: skip

    assert forgiving._send("POST", PATHS[0], body, sendable).status_code in {400, 422}
