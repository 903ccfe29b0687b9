"""The account as something kept on a person: what is handed out of it, and what is left of it in the end."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from nightdesk.bakery.staleness import bump
from nightdesk.people.generations import face
from nightdesk.people.models import Person, Token
from nightdesk.people.personal import LAST, Keeper
from nightdesk.people.roles import Role


def export(person: Person) -> dict[str, Any]:
    return {
        "id": person.pk,
        "email": person.email,
        "name": person.name,
        "display_name": person.display_name,
        "about": person.about,
        "language": person.language,
        "role": person.role,
        "joined_at": person.joined_at.isoformat(),
        "last_signed_in_at": person.last_login.isoformat() if person.last_login else None,
        "portrait": "portrait.webp" if person.portrait else None,
        "api_tokens_made_at": [
            token.made_at.isoformat() for token in person.tokens.order_by("made_at")
        ],
    }


def erase(person: Person) -> None:
    """A number is left, for what else the house keeps to hang on: nobody signs in with it."""
    Token.objects.filter(person=person).delete()
    person.groups.clear()
    person.user_permissions.clear()
    drop_portrait(person)
    person.email = f"erased-{person.pk}@erased.invalid"
    person.name = person.display_name = person.about = person.language = ""
    person.display_skeleton = None
    person.last_login = person.leaves_at = None
    person.is_active = False
    person.take_role(Role.READER)
    person.set_unusable_password()
    person.erased_at = person.erased_at or timezone.now()
    person.save()
    bump(face(person.pk), hides=True)


def drop_portrait(person: Person) -> None:
    """The file too, once that is certain. Not saved."""
    if person.portrait.name:
        transaction.on_commit(partial(person.portrait.storage.delete, person.portrait.name))
        person.portrait = ""


KEEPER = Keeper(name=LAST, export=export, erase=erase)
