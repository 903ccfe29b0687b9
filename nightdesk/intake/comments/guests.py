"""The guest: whom all comments that were taken in belong to, for none of their authors has an account here."""

from nightdesk.people.models import Person

ADDRESS = "guests@nightdesk.invalid"


def guest() -> Person:
    """Nobody signs in as the guest, and no mail is sent there. Readers see the name beside each comment."""
    found = Person.objects.filter(email=ADDRESS).first()
    if found is None:
        found = Person.objects.create_user(ADDRESS, None, name="Guests", is_active=False)
    return found
