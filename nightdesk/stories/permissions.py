"""Who may do what with which story."""

from typing import Protocol

from nightdesk.people.models import Person
from nightdesk.stories.state import State


class AtADesk(Protocol):
    """As much of a story as rights ask for."""

    state: str
    desk_id: int | None


def may(person: Person, verb: str, story: AtADesk) -> bool:
    """Whether the person's role has the verb, and the story's desk is one of theirs.

    A reporter writes and spikes only what no editor has approved yet. A story with no desk yet
    belongs to whoever may write.
    """
    if not person.may(verb):
        return False
    if not at_their_desk(person, story):
        return False
    if verb in {"write", "spike"} and not person.may("publish"):
        return story.state in {State.DRAFT, State.SUBMITTED}
    return True


def at_their_desk(person: Person, story: AtADesk) -> bool:
    if not person.is_bound_to_desks or story.desk_id is None:
        return True
    return story.desk_id in desk_ids(person)


def desk_ids(person: Person) -> frozenset[int]:
    """The desks a person belongs to, asked for once per Person object."""
    found: frozenset[int] | None = getattr(person, "_desk_ids", None)
    if found is None:
        found = frozenset(person.desks.values_list("pk", flat=True))
        person._desk_ids = found  # type: ignore[attr-defined]  # noqa: SLF001 - a note on our own object
    return found
