"""How a new story begins: in the writer's own section, for their desk, under their name."""

from typing import Any

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Byline, Story
from nightdesk.stories.permissions import desk_ids


def beginning(person: Person) -> Story:
    """An unsaved story with what can be guessed. Every guess can be changed."""
    section = first_section(person)
    if section is None:
        return Story()
    profile = Author.objects.filter(person=person, edition=section.edition).first()
    guesses: dict[str, Any] = {
        "section": section,
        "edition": section.edition,
        "desk": section.desk,
        "bylines": [Byline(author=profile)] if profile else [],
    }
    return Story(**guesses)


def first_section(person: Person) -> Section | None:
    """Of the person's desks, in the edition they have a profile in, else the leading one."""
    sections = Section.objects.select_related("edition", "desk")
    if person.is_bound_to_desks:
        sections = sections.filter(desk__in=desk_ids(person))
    profile = Author.objects.filter(person=person).order_by("edition").first()
    edition = profile.edition_id if profile else getattr(Edition.objects.leading(), "pk", None)
    at_home = sections.filter(edition=edition).in_order().first()
    return at_home or sections.in_order().first()
