"""Names that leave the house: random for comments, sealed for people. Numbers of the database never do."""

import secrets

from django.utils.crypto import salted_hmac

SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"


def new_key() -> str:
    """Twelve signs, 60 bits: the name of a comment in addresses and on pages."""
    return "".join(secrets.choice(SIGNS) for _ in range(12))


def sealed(person_id: int, guest: str = "") -> str:
    """What pages call a person, so that a reader can mute them: always the same, and nothing can be read from it.

    Guests have one account among them, and are told apart by the name they signed with.
    """
    told = f"{person_id} {guest}" if guest else str(person_id)
    return salted_hmac("nightdesk.talk.person", told, algorithm="sha256").hexdigest()[:16]
