"""Every address of the house is documented."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

ROWS = [
    re.findall(r"`([^`]+)`", line.split("|")[1])
    for line in Path("docs/contracts/addresses.md").read_text().splitlines()
    if line.startswith("| `")
]
DOCUMENTED = [address for row in ROWS for address in row]
# Screens of the newsroom come from Wagtail and change with it: no contract.
PRIVATE = "/desk/"


def addresses(resolver: URLResolver, prefix: str = "/") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        address = prefix + readable(str(pattern.pattern))
        if address.startswith(PRIVATE):
            yield PRIVATE
        elif isinstance(pattern, URLPattern):
            yield address
        else:
            yield from addresses(pattern, address)


def readable(pattern: str) -> str:
    """`<edition:edition>/<str:slug>/` as people write it: `{e}/{slug}/`."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", pattern).replace("{edition}", "{e}")


def shape(address: str) -> str:
    """An address whose blanks have no names: the documentation may call them better than the code."""
    return re.sub(r"\{(?!e\})\w+\}", "{}", address)


def test_every_address_is_documented_and_nothing_else_is() -> None:
    there = {shape(address) for address in addresses(get_resolver())}

    assert sorted(map(shape, DOCUMENTED)) == sorted(there)
