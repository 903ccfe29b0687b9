"""What the tests of syndication share: reading what was written, as another program would."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from pytest_django.fixtures import Settings
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from nightdesk.media.metadata.record import PictureMetadata
from nightdesk.media.models import Picture
from tests.fixtures import fixture_path
from tests.media.pictures import described

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
ORIGIN = "https://testserver"
Reading = Callable[..., ET.Element]


@pytest.fixture(autouse=True)
def media_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@pytest.fixture
def read(client: Client) -> Reading:
    """Fetch an address and give the root of its XML."""

    def reading(path: str, **headers: Any) -> ET.Element:
        response = client.get(path, headers=headers)
        assert response.status_code == 200
        return fromstring(response.content)

    return reading


def texts(root: ET.Element, path: str) -> list[str | None]:
    return [found.text for found in root.findall(path, NAMES)]


@pytest.fixture
def storm(db: None) -> Picture:
    words = PictureMetadata(
        caption="Trawlers wait for the lock.",
        alternative_text="Grey boats below a grey sky",
        creator="Ines Okkerman",
        credit_line="Kestrel / Okkerman",
        copyright_notice="© 2026 Kestrel",
    )
    return Picture.take_in(described("JPEG", words), "IMG_0042.JPG")


@pytest.fixture(scope="session")
def schema() -> Draft202012Validator:
    """Ninjs 3.1 as the IPTC publishes it. Its one reference elsewhere, GeoJSON, we never write."""
    written = json.loads(fixture_path("ninjs/schema/ninjs-schema_3.1.json").read_text())
    anything = DRAFT202012.create_resource({})
    registry: Registry[Any] = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", anything
    )
    return Draft202012Validator(written, registry=registry, format_checker=FormatChecker())
