"""Who moderates what: moderators and editors at their desks' sections, chief editors and administrators everywhere."""

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import desk_ids
from nightdesk.talk.errors import NotTheirs

MODERATING = frozenset({Role.MODERATOR, Role.EDITOR, Role.CHIEF_EDITOR, Role.ADMINISTRATOR})
RULING = frozenset({Role.MODERATOR, Role.CHIEF_EDITOR, Role.ADMINISTRATOR})


def may_moderate(person: Person | None, story: Story | None = None) -> bool:
    """Whether this person moderates at all, or the discussion under this story.

    A moderator who belongs to no desk moderates everywhere; one who does, only there.
    """
    if person is None or not person.is_active or person.role not in MODERATING:
        return False
    if story is None or not person.is_bound_to_desks:
        return True
    desks = desk_ids(person)
    return story.desk_id in desks or (person.role == Role.MODERATOR and not desks)


def refuse_unless_moderator(person: Person, story: Story) -> None:
    if not may_moderate(person, story):
        raise NotTheirs(f"{person} does not moderate this discussion.")


def may_rule(person: Person | None) -> bool:
    """Whether this person writes the rules that moderation goes by, and freezes all talk."""
    return person is not None and person.is_active and person.role in RULING


def refuse_unless_ruling(person: Person) -> None:
    if not may_rule(person):
        raise NotTheirs(f"{person} does not write the rules.")
