"""A page is pressed into every encoding that is asked for, each with its own tag, and unpacks to the same bytes."""

import gzip

import brotli
import pytest
import zstandard

from nightdesk.bakery.encodings import IDENTITY, taken
from nightdesk.bakery.page import Page, surrogate_key
from nightdesk.bakery.staleness import Read

TEXT = b"<p>The ferry left at nine, late again.</p>" * 40
UNPACK = {
    "": bytes,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompress(data),
}


@pytest.fixture
def page() -> Page:
    return Page.of(TEXT, {"Content-Type": "text/html"}, Read({"story:1", "lists:1"}))


def header(page: Page, encoding: str, name: bytes) -> bytes:
    return dict(page.variants[encoding].headers).get(name, b"")


@pytest.mark.parametrize("encoding", UNPACK)
def test_every_encoding_holds_the_same_bytes(page: Page, encoding: str) -> None:
    body = page.variants[encoding].body

    assert UNPACK[encoding](body) == TEXT
    assert header(page, encoding, b"content-encoding") == encoding.encode()
    assert header(page, encoding, b"content-length") == str(len(body)).encode()
    assert header(page, encoding, b"vary") == b"Accept-Encoding"


def test_each_encoding_has_a_strong_tag_of_its_own(page: Page) -> None:
    tags = {header(page, encoding, b"etag") for encoding in UNPACK}

    assert len(tags) == 4
    assert all(tag.startswith(b'"') for tag in tags)


def test_the_same_bytes_have_the_same_tag_and_others_another(page: Page) -> None:
    again = Page.of(TEXT, {"Content-Type": "text/html"}, Read())
    other = Page.of(TEXT + b".", {"Content-Type": "text/html"}, Read())

    assert again.tags == page.tags
    assert not set(other.tags) & set(page.tags)


def test_a_reader_who_has_any_encoding_of_it_is_recognised(page: Page) -> None:
    for tag, encoding in page.tags.items():
        assert page.known_by(b'"other", W/' + tag) is page.variants[encoding]
    assert page.known_by(b"*") is page.variants[IDENTITY]
    assert page.known_by(b'"other"') is None


def test_what_it_was_drawn_from_is_told_to_caches_in_front_without_its_numbers(page: Page) -> None:
    told = header(page, "br", b"surrogate-key").decode().split()

    assert sorted(told) == sorted([surrogate_key("story:1"), surrogate_key("lists:1")])
    assert not any(one == "1" or ":" in one for one in told)


def test_only_what_most_ask_for_is_pressed_beforehand(page: Page) -> None:
    assert list(page.variants) == ["", "br"]
    first = page.variant(b"gzip")

    assert (page.variant(b"gzip") is first, list(page.variants)) == (True, ["", "br", "gzip"])


def test_room_is_counted_for_all_encodings(page: Page) -> None:
    pressed = [len(page.variants[encoding].body) for encoding in UNPACK]

    assert page.size >= sum(pressed)


def test_small_pages_are_not_pressed() -> None:
    small = Page.of(b"ok", {}, Read())

    assert list(small.variants) == [IDENTITY]
    assert small.variant(b"br, gzip") is small.variants[IDENTITY]
    assert b"surrogate-key" not in dict(small.variants[IDENTITY].headers)


@pytest.mark.parametrize(
    ("accepted", "first"),
    [
        (b"", ""),
        (b"gzip, deflate, br, zstd", "br"),
        (b"gzip, zstd", "zstd"),
        (b"gzip", "gzip"),
        (b"GZIP;Q=0.5", "gzip"),
        (b"br;q=0, gzip;q=0.2", "gzip"),
        (b"br;q=0.1, gzip;q=0.9", "gzip"),
        (b"*", "br"),
        (b"*;q=0", ""),
        (b"identity", ""),
        (b"br;q=lots, deflate", ""),
        (b"br;level=3", ""),
        (b"\xff\xfe", ""),
    ],
)
def test_a_browser_gets_what_it_takes(page: Page, accepted: bytes, first: str) -> None:
    assert taken(accepted)[0] == first
    assert page.variant(accepted) is page.variants[first]
