"""What the tests of the API share: a script with a token, and the items it brings."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from nightdesk.people.models import Person, Token

URI = "urn:newsml:kestrel.example:20260301:7"


def item(**fields: Any) -> dict[str, Any]:
    """A whole item of ninjs 3.x; a field that is None is left out."""
    whole = {
        "uri": URI,
        "type": "text",
        "language": "en",
        "headlines": [{"role": "main", "value": "Ferry runs aground"}],
        "bodies": [{"contentType": "text/html", "value": "<p>Nobody was hurt.</p>"}],
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


@dataclass
class Script:
    """A program that acts as a person."""

    client: Client
    token: str

    def post(self, document: Any, **wishes: str) -> HttpResponse:
        return self._send("POST", "/api/v1/items", document, wishes)

    def put(self, document: Any, uri: str = URI, **wishes: str) -> HttpResponse:
        return self._send("PUT", f"/api/v1/items/{quote(uri, safe='')}", document, wishes)

    def get(self, uri: str = URI) -> HttpResponse:
        return self.client.get(f"/api/v1/items/{quote(uri, safe='')}", headers=self.headers())

    def headers(self, key: str = "") -> dict[str, str]:
        bearer = {"Authorization": f"Bearer {self.token}"}
        return bearer | ({"Idempotency-Key": key} if key else {})

    def _send(self, method: str, path: str, document: Any, wishes: dict[str, str]) -> HttpResponse:
        key = wishes.pop("key", "")
        data = document if isinstance(document, bytes) else json.dumps(document).encode()
        return self.client.generic(
            method,
            f"{path}?{urlencode(wishes)}" if wishes else path,
            data,
            content_type="application/json",
            headers=self.headers(key),
        )


@pytest.fixture(autouse=True)
def media_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def script(client: Client) -> Callable[[Person], Script]:
    return lambda person: Script(client, Token.objects.issue(person))


@pytest.fixture
def ida_script(script: Callable[[Person], Script], ida: Person, harbour: object) -> Script:
    """Acts as the editor of the harbour desk."""
    return script(ida)


@pytest.fixture
def rosa_script(script: Callable[[Person], Script], rosa: Person, harbour: object) -> Script:
    """Acts as a reporter of the harbour desk."""
    return script(rosa)


def faults(response: HttpResponse) -> list[str]:
    return [error["field"] for error in json.loads(response.content)["errors"]]
