"""Names that readers may not look like: the newsroom's people, its papers, and words for its offices."""

import re
from collections.abc import Callable, Iterable

from nightdesk.lib.lookalikes import loosely, skeleton
from nightdesk.people.models import Person
from nightdesk.people.roles import Role

# An office, in the five languages of the house. A word of a name may not be one of them …
OFFICES = """
admin administrator administration moderator moderators mod editor editors editorial newsroom newsdesk nightdesk
staff official support system webmaster reporter team host hosts
administrateur administratrice modérateur modératrice rédacteur rédactrice rédaction éditeur officiel équipe assistance
administrador administradora moderador moderadora redactor redactora redacción editora oficial equipo soporte reportera
anfitrión anfitriona
администратор админ модератор редактор редакция официальный поддержка команда репортёр ведущий ведущая
مدير المدير مشرف المشرف محرر المحرر المحررة رئيس الإدارة إدارة الدعم هيئة مضيف المضيف
""".split()
# … and what is so long may not be found anywhere in it, run together.
LONG_ENOUGH_TO_BE_MEANT = 8

_OFFICES = frozenset(skeleton(word) for word in OFFICES)
_LONG_OFFICES = frozenset(
    skeleton(word) for word in OFFICES if len(word) >= LONG_ENOUGH_TO_BE_MEANT
)

Names = Callable[[], Iterable[str]]
_guarded: list[Names] = []
_NUMBERS = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def guard(names: Names) -> None:
    """Let no reader look like one of these, asked for anew each time. Called from an app's `ready()`."""
    if names not in _guarded:
        _guarded.append(names)


def is_office(name: str) -> bool:
    """Whether a name claims to speak for the house: `The Moderator`, `adm1n`, `M.o.d.e.r.a.t.o.r 7`."""
    words = [name, *name.split()]
    looks = {look for word in words for look in _looks(_NUMBERS.sub("", word))}
    if looks & _OFFICES:
        return True
    return any(office in look for office in _LONG_OFFICES for look in looks)


def is_taken_by_the_house(shapes: frozenset[str]) -> bool:
    """Whether any of these is what somebody of the newsroom, or a paper of it, looks like."""
    return any(skeleton(name) in shapes for names in _guarded for name in names() if name)


def of_the_newsroom() -> Iterable[str]:
    """The names of everybody who works here, printed and shown."""
    people = Person.objects.exclude(role=Role.READER).values_list("name", "display_name")
    return [name for pair in people for name in pair]


def _looks(word: str) -> set[str]:
    return {skeleton(word), loosely(word)} - {""}
