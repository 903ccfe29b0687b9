"""What the house keeps on a person: every app says what it has, how it is handed out and how it is erased.

What a newsroom printed is not here: authorship of stories, acts on them and the log of events are the
paper's own record, which press law lets it keep.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from nightdesk.people.models import Person


@dataclass(frozen=True, slots=True)
class Keeper:
    """One thing kept. `export` answers in what JSON can hold; `erase` leaves nothing that names the person.

    `name` is a word for the file of an export: `comments`. `erase` is called inside one transaction for
    all keepers, may be called again for someone erased already, and must not fail then.
    """

    name: str
    export: Callable[[Person], dict[str, Any] | list[Any]]
    erase: Callable[[Person], None]


# The account itself goes last: others find what is theirs by it.
LAST = "account"
_keepers: dict[str, Keeper] = {}


def register(keeper: Keeper) -> None:
    """Called from an app's `ready()`. The same name twice would hide what is kept: it is refused."""
    known = _keepers.setdefault(keeper.name, keeper)
    if known != keeper:
        sentence = f"«{keeper.name}» is kept by somebody already."
        raise ValueError(sentence)


def keepers() -> list[Keeper]:
    return sorted(_keepers.values(), key=lambda keeper: (keeper.name == LAST, keeper.name))


def export(person: Person) -> dict[str, Any]:
    """All of it at once, by the keepers' names."""
    return {keeper.name: keeper.export(person) for keeper in keepers()}


@transaction.atomic
def erase(person: Person) -> None:
    """All of it at once, or nothing: one keeper that fails keeps the rest from being half done."""
    for keeper in keepers():
        keeper.erase(person)
