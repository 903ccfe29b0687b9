"""The leaf: one page of a long list, which knows whether an older one follows, never how many."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, Self

from django.http import Http404, HttpRequest

LENGTH = 20
# Beyond this nobody leafs, and counting so far down would only tire the database.
LAST = 10_000


class Sliced(Protocol):
    """What a leaf is cut from: a queryset, a list, or whatever else gives a slice of itself."""

    def __getitem__(self, wanted: slice, /) -> Iterable[Any]: ...


@dataclass(frozen=True, slots=True)
class Leaf:
    items: list[Any]
    number: int
    has_older: bool

    @classmethod
    def asked_for(cls, request: HttpRequest, items: Sliced, *, length: int = LENGTH) -> Self:
        """The leaf that `?page=N` names, else the first. A leaf past the end is an unknown address.

        Counting a long list costs more than reading a leaf of it: one item too many is asked for
        instead.
        """
        number = asked_number(request)
        start = (number - 1) * length
        found = list(items[start : start + length + 1])
        if number > 1 and not found:
            raise Http404
        return cls(items=found[:length], number=number, has_older=len(found) > length)

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def newer(self) -> int:
        return self.number - 1

    @property
    def older(self) -> int:
        return self.number + 1


def asked_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= len(str(LAST))
    if not is_number or not 1 <= int(asked) <= LAST:
        raise Http404
    return int(asked)
