"""What the desk keeps on a person who works, or worked, here.

Their acts, and the stories they signed, are the paper's record: handed out, and never erased.
"""

from typing import Any

from wagtail.admin.models import EditingSession, FormState
from wagtail.users.models import UserProfile

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.people.personal import Keeper
from nightdesk.stories.models import Author, Story

PREFERENCES = ("preferred_language", "current_time_zone", "theme", "contrast", "density")


def export(person: Person) -> dict[str, Any]:
    return {
        "desks": [desk.name for desk in person.desks.order_by("name")],
        "preferences": list(UserProfile.objects.filter(user=person).values(*PREFERENCES)),
        "signs_as": list(
            Author.objects.filter(person=person).values("edition__code", "name", "role_line")
        ),
        "acts": list(
            Event.objects.filter(actor=person)
            .in_order()
            .values("kind", "subject_type", "subject_id", "at")
        ),
    }


def erase(person: Person) -> None:
    """The profile under which they signed stays printed; that it is theirs is known no more."""
    person.desks.clear()
    Author.objects.filter(person=person).update(person=None)
    Story.objects.filter(locked_by=person).update(locked=False, locked_by=None, locked_at=None)
    for kept in (UserProfile, EditingSession, FormState):
        kept.objects.filter(user=person).delete()


KEEPER = Keeper("newsroom", export, erase)
