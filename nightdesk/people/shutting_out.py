"""Shutting out: whoever may no longer sign in is nowhere signed in any more, and nothing acts for them."""

from nightdesk.people.models import Person


def shut_out(person: Person) -> None:
    """End sessions and tokens at once; they do not come back when the person may sign in again."""
    person.tokens.all().delete()
    person.end_sessions()
