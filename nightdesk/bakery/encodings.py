"""Encodings: what a page is pressed into, and which of it a browser takes."""

import gzip
from collections.abc import Callable, Iterator
from functools import lru_cache

import brotli
import zstandard

IDENTITY = ""
# In the order of our liking. Each of these levels costs a page a third of a millisecond.
PRESSES: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda data: brotli.compress(data, quality=4),
    "zstd": lambda data: zstandard.ZstdCompressor(level=6).compress(data),
    "gzip": lambda data: gzip.compress(data, 6, mtime=0),
}
# Below this, what an encoding adds of its own outweighs what it saves.
WORTH_IT = 256


def pressed(data: bytes, encoding: str) -> bytes:
    """The same bytes in this encoding; IDENTITY is the bytes themselves."""
    return PRESSES[encoding](data) if encoding else data


def worthwhile(data: bytes) -> tuple[str, ...]:
    """The encodings that these bytes are sent in, IDENTITY first."""
    return (IDENTITY, *PRESSES) if len(data) >= WORTH_IT else (IDENTITY,)


@lru_cache(1024)
def taken(accepted: bytes) -> tuple[str, ...]:
    """The encodings that an Accept-Encoding header takes, the best liked first; IDENTITY is the last resort."""
    weights = dict(_weights(accepted.decode("latin-1").lower()))
    anything = weights.get("*", 0.0)
    weighed = [(weights.get(name, anything), name) for name in PRESSES]
    wanted = sorted((one for one in weighed if one[0] > 0), key=lambda one: -one[0])
    return (*(name for _weight, name in wanted), IDENTITY)


def _weights(accepted: str) -> Iterator[tuple[str, float]]:
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        yield name.strip(), _weight(weight.strip())


def _weight(written: str) -> float:
    """`q=0.5`. What cannot be read is not wanted: sending it uncompressed is never wrong."""
    if not written:
        return 1.0
    try:
        return float(written.removeprefix("q=")) if written.startswith("q=") else 0.0
    except ValueError:
        return 0.0
