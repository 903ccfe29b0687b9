"""Who may arrange which front."""

from typing import Protocol

from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.stories.permissions import desk_ids


class OfASection(Protocol):
    """As much of a front as rights ask for."""

    section: Section | None


def may_arrange(person: Person, front: OfASection) -> bool:
    """An editor arranges the sections of their desks. The front of an edition belongs to no desk, so to all."""
    if not person.may("arrange"):
        return False
    section = front.section
    if section is None or section.desk_id is None or not person.is_bound_to_desks:
        return True
    return section.desk_id in desk_ids(person)
