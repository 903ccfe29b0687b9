"""The page: what is sent, ready in every encoding, with what it was drawn from."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple, Self

from django.conf import settings

from nightdesk.bakery.encodings import IDENTITY, pressed, taken, worthwhile
from nightdesk.bakery.staleness import Read

Headers = list[tuple[bytes, bytes]]

# A browser asks again each time, and is told in a few bytes that nothing changed. A cache in front of
# us may answer for one second, which spares us a rush and stays within what a reader is promised.
# Nobody may answer from memory when we do not: what was killed would come back.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, must-revalidate"
# What travels beside every encoding, besides the markers of caching.
BESIDE_BYTES = 600


class Key(NamedTuple):
    """A page's place in the store: the host class, and the path with the one query that counts."""

    host: str
    address: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One encoding: the headers and bytes of a 200, and the headers of a 304."""

    headers: Headers
    body: bytes
    unchanged: Headers


class Variants(dict[str, Variant]):
    """By encoding, each pressed when it is first asked for: of four most pages are ever asked for in one."""

    def __init__(self, body: bytes, headers: Mapping[str, str], marks: Mapping[str, str]) -> None:
        super().__init__()
        self._body, self._headers, self._marks = body, headers, marks
        self._digest = hashlib.sha256(body).hexdigest()[:32]

    def tag(self, encoding: str) -> str:
        return f'"{self._digest}-{encoding}"' if encoding else f'"{self._digest}"'

    def __missing__(self, encoding: str) -> Variant:
        """Where two press at once, both get the same bytes."""
        marks = {**self._marks, "ETag": self.tag(encoding)}
        data = pressed(self._body, encoding)
        return self.setdefault(
            encoding, _variant(data, encoding, headers=self._headers, marks=marks)
        )


@dataclass(slots=True)
class Page:
    """A stored answer. `hits` counts how often it was asked for since it was baked."""

    variants: Variants
    tags: dict[bytes, str]
    names: frozenset[str]
    good_until: datetime | None
    size: int
    hits: int = 0

    @classmethod
    def of(cls, body: bytes, headers: Mapping[str, str], read: Read) -> Self:
        """Press the bytes as most will ask for them; `headers` are those that may be kept (`baker.KEPT`)."""
        marks = {"Cache-Control": CACHE_CONTROL, "Vary": "Accept-Encoding"}
        if read.names:
            marks["Surrogate-Key"] = " ".join(sorted(map(surrogate_key, read.names)))
        variants = Variants(body, headers, marks)
        identity, *others = worthwhile(body)
        size = len(variants[identity].body) + BESIDE_BYTES
        if others:
            # As if all were pressed by now: the best liked, which is, takes no more room than any other.
            size += len(others) * (len(variants[others[0]].body) * 5 // 4 + BESIDE_BYTES)
        tags = {variants.tag(encoding).encode(): encoding for encoding in (identity, *others)}
        return cls(variants, tags, frozenset(read.names), read.good_until, size)

    def variant(self, accepted: bytes) -> Variant:
        known = self.tags.values()
        return self.variants[next(name for name in taken(accepted) if name in known)]

    def known_by(self, if_none_match: bytes) -> Variant | None:
        """The variant that a reader has already, as told by If-None-Match."""
        for given in if_none_match.split(b","):
            tag = given.strip().removeprefix(b"W/")
            if tag in self.tags:
                return self.variants[self.tags[tag]]
        return self.variants[IDENTITY] if if_none_match.strip() == b"*" else None


def _variant(
    data: bytes, encoding: str, *, headers: Mapping[str, str], marks: Mapping[str, str]
) -> Variant:
    told = {"Content-Encoding": encoding} if encoding else {}
    length = {"Content-Length": str(len(data))}
    return Variant(raw({**headers, **marks, **told, **length}), data, raw(marks))


def raw(headers: Mapping[str, str]) -> Headers:
    """As the server wants them."""
    return [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]


@lru_cache(10_000)
def surrogate_key(name: str) -> str:
    """What a cache in front of us is told to purge by. It tells nothing: names hold numbers of records."""
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, f"surrogate {name}".encode(), "sha256").hexdigest()[:12]
