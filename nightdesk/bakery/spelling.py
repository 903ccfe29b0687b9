"""Spelling: an address has one way to be written, and a header one way to be sent.

Where a cache, a proxy and a framework read the same bytes differently, one of them can be made to keep
for everyone what was meant for one. So what can be read in two ways is read in none.
"""

import re
from collections.abc import Iterable

Headers = Iterable[tuple[bytes, bytes]]

# Doubled slashes, parameters, backslashes, dot segments, bare control signs; and, encoded, the same signs
# with those that end a path or encode once more.
TWO_WAYS = re.compile(
    rb"//|;|\\|(?:^|/)\.\.?(?:/|$)|[\x00-\x20\x7f#?]|%(?![0-9A-Fa-f]{2})"
    rb"|%(?:[01][0-9A-Fa-f]|7[Ff]|2[35EeFf]|3[BbFf]|5[Cc])"
)
# What our own links are made of: signs that need no encoding, and the rest of the world in capitals.
OURS = re.compile(r"(?:[A-Za-z0-9._~/-]|%[89A-F][0-9A-F])+")
LEAF = re.compile(rb"page=(?:[2-9]|[1-9][0-9]{1,4})")
# What others append to our links to recognise their own readers by. No page of ours reads it.
TAG = re.compile(
    rb"(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|twclid|igshid|mc_[ce]id|at_[a-z_]+|xtor)=[^&]*"
)
# These mean one thing each. Sent twice, two readers of the request may believe different ones.
ONCE = frozenset(
    {
        b"authorization",
        b"content-length",
        b"content-type",
        b"host",
        b"if-none-match",
        b"range",
        b"transfer-encoding",
    }
)


def reads_in_two_ways(path: bytes) -> bool:
    """Whether a path, as sent, is spelt in a way that is no address of ours."""
    return TWO_WAYS.search(path) is not None


def is_canonical(path: str) -> bool:
    """Whether it is spelt as our own links are; others may lead to the same page, but are not kept."""
    return OURS.fullmatch(path) is not None


def untagged(query: bytes) -> bytes:
    """The query without what others appended to follow their readers: that never makes another page."""
    return b"&".join(part for part in query.split(b"&") if not TAG.fullmatch(part))


def is_leaf(query: bytes) -> bool:
    """Whether a query asks for a leaf of a list, and for nothing else."""
    return LEAF.fullmatch(query) is not None


def told_once(headers: Headers) -> dict[bytes, bytes] | None:
    """The headers by name; None if one could be taken for another, or contradicts itself."""
    told: dict[bytes, bytes] = {}
    for name, value in headers:
        if b"_" in name or (name in told and name in ONCE):
            return None
        told[name] = value
    return told
