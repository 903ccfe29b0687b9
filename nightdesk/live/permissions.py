"""Who writes posts that wait. Sending them, and all that readers see, goes by the verbs of stories."""

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import at_their_desk, may

WRITE = "write"


def may_act(person: Person, verb: str, story: Story) -> bool:
    """As with any story, but that a reporter writes posts for one that readers have already."""
    if verb == WRITE:
        return person.may(WRITE) and at_their_desk(person, story)
    return may(person, verb, story)
