"""The demo's cast: one account per role, with passwords made for this installation alone."""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from wagtail.users.models import UserProfile

from nightdesk.editions.models import Desk
from nightdesk.people.models import Person, Token
from nightdesk.people.roles import Role

HOST = "harbour.example"
HOME = "Europe/London"  # the clock the cast lives by, as the leading edition does
# Role, the part before the @, name, and the desks of those whose role is bound to desks.
CAST: tuple[tuple[Role, str, str, tuple[str, ...]], ...] = (
    (Role.REPORTER, "reporter", "Noor Belhaj", ("harbour", "culture")),
    (Role.PICTURE_DESK, "pictures", "Maëlle Lannou", ("harbour", "world", "economy", "culture", "sport")),
    (Role.EDITOR, "editor", "Ida Rask", ("harbour", "world", "economy", "culture", "sport")),
    (Role.CHIEF_EDITOR, "chief", "Inès Vautier", ()),
    (Role.MODERATOR, "moderator", "Piet Odum", ("harbour", "world", "economy", "culture", "sport")),
    (Role.ADMINISTRATOR, "admin", "Ada Quill", ()),
    (Role.READER, "reader", "Lena Marsh", ()),
)  # fmt: skip

Cast = dict[str, Person]


def hire(desks: Mapping[str, Desk]) -> Cast:
    """The cast by role. Their passwords are on the objects (`demo_password`) until they are kept."""
    people = {}
    for role, address, name, at in CAST:
        person = Person.objects.create_user(f"{address}@{HOST}", name=name, role=role)
        person.desks.set(desks[desk] for desk in at)
        UserProfile.objects.create(user=person, current_time_zone=HOME)
        people[role.value] = person
    return people


def keep_sign_ins(people: Mapping[str, Person]) -> None:
    """Give each of them a new password, and write all of them where `bin/up` reads them."""
    sign_ins = []
    for role, person in people.items():
        password = secrets.token_urlsafe(9)
        person.set_password(password)
        person.is_demo = True
        person.save()
        sign_ins.append(
            {"role": str(Role(role).label), "email": person.email, "password": password}
        )
    write(sign_ins)


def new_sign_ins() -> int:
    """New passwords for those of the cast who have no password of their own; how many."""
    people = {person.role: person for person in cast() if person.is_demo}
    keep_sign_ins(people)
    return len(people)


def lock_out() -> None:
    """Nobody of the cast signs in any more, neither by password nor by token."""
    for person in cast():
        if person.is_demo:
            person.set_unusable_password()
            person.is_demo = True
            person.save()
            Token.objects.filter(person=person).delete()
    file().unlink(missing_ok=True)


def tidy_sign_ins() -> None:
    """Forget the printed passwords of those who were given others since."""
    still = {person.email for person in cast() if person.is_demo and person.is_active}
    if file().exists():
        kept = [one for one in json.loads(file().read_text()) if one["email"] in still]
        if kept:
            write(kept)
        else:
            file().unlink()


def cast() -> list[Person]:
    return list(Person.objects.filter(email__endswith=f"@{HOST}").order_by("pk"))


def file() -> Path:
    return Path(settings.DATA) / "demo-sign-ins.json"


def write(sign_ins: list[dict[str, str]]) -> None:
    """Readable by the owner of this machine's account alone."""
    handle = os.open(file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        json.dump(sign_ins, out, indent=1)
