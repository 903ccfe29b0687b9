"""Display names: what a person is called in front of readers, and that nobody is taken for another."""

import re
import unicodedata

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from nightdesk.bakery.staleness import bump
from nightdesk.lib import text
from nightdesk.lib.lookalikes import shapes, skeleton
from nightdesk.people import reserved
from nightdesk.people.errors import NameRefused
from nightdesk.people.generations import face
from nightdesk.people.models import Person
from nightdesk.people.models.public_face import LONGEST_NAME

SHORTEST_NAME = 2
MOST_MARKS = 3
SIGNS = set(" -.'’ʼ·_‐")
# Scripts whose letters look like one another's. Han, kana and Latin are mixed by honest people.
ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN"}
JOINERS = {"\u200c", "\u200d"}
# Letters and marks by category, yet nothing is seen of them.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]")


def check(name: str, person: Person | None) -> str:
    """The name as it would be kept, or NameRefused with a sentence for the reader.

    `person` is whoever wants it, None before the account is made. People of the newsroom may be called
    what readers may not; nobody may look like another person.
    """
    cleaned = clean(name)
    _refuse_the_unfit(cleaned)
    looks = shapes(cleaned)
    if _is_of_another(looks, person):
        raise NameRefused(_("Somebody is called this already, or something that looks like it."))
    if person is None or not person.is_newsroom:
        _refuse_the_houses_own(cleaned, looks)
    return cleaned


def take(person: Person, name: str) -> None:
    """Give the person this display name, saved. Raises NameRefused, also when another was faster."""
    person.display_name = check(name, person)
    person.display_skeleton = skeleton(person.display_name)
    try:
        with transaction.atomic():
            person.save(update_fields=["display_name", "display_skeleton"])
            bump(face(person.pk))
    except IntegrityError:
        raise NameRefused(
            _("Somebody is called this already, or something that looks like it.")
        ) from None


@transaction.atomic
def reset(person: Person) -> None:
    """Take the display name away, from every page at once: the person is «A reader» until they choose another."""
    person.display_name, person.display_skeleton = "", None
    person.save(update_fields=["display_name", "display_skeleton"])
    bump(face(person.pk), hides=True)


def clean(name: str) -> str:
    """In NFC, on one line, without what acts or hides; joiners stay inside words that need them."""
    seen = _UNSEEN.sub("", text.one_line(name))
    kept = (one for at, one in enumerate(seen) if not _is_hidden(seen, at))
    return text.one_line("".join(kept))


def _is_hidden(name: str, at: int) -> bool:
    if unicodedata.category(name[at]) != "Cf":
        return False
    around = name[at - 1 : at] + name[at + 1 : at + 2]
    joins = len(around) > 1 and all(one.isalpha() and _script(one) not in ALIKE for one in around)
    return name[at] not in JOINERS or at == 0 or not joins


def _refuse_the_unfit(name: str) -> None:
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        sentence = _("A display name has between %(least)d and %(most)d characters.")
        raise NameRefused(sentence % {"least": SHORTEST_NAME, "most": LONGEST_NAME})
    if not all(_is_fit(one) for one in name):
        raise NameRefused(
            _("A display name is made of letters, digits, spaces, hyphens, dots and apostrophes.")
        )
    if not any(one.isalpha() for one in name) or _is_buried_in_marks(name):
        raise NameRefused(_("A display name must be readable: use letters."))
    if any(len(_scripts(word) & ALIKE) > 1 for word in name.split()):
        raise NameRefused(
            _("A word of this name mixes letters of several alphabets that look alike.")
        )


def _is_fit(one: str) -> bool:
    """No pictures and ticks, and no letters dressed up as others."""
    if one in SIGNS or one in JOINERS:
        return True
    is_plain = not unicodedata.decomposition(one).startswith("<")
    return is_plain and unicodedata.category(one)[:2] in {
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd",
    }  # fmt: skip


def _is_buried_in_marks(name: str) -> bool:
    marks = "".join("m" if unicodedata.category(one) == "Mn" else " " for one in name)
    return "m" * (MOST_MARKS + 1) in marks or marks.startswith("m")


def _scripts(word: str) -> set[str]:
    return {_script(one) for one in word if one.isalpha()}


def _script(letter: str) -> str:
    """The first word of what Unicode calls it: LATIN, CYRILLIC and so on."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_of_another(looks: frozenset[str], person: Person | None) -> bool:
    others = Person.objects.filter(display_skeleton__in=looks)
    return (others.exclude(pk=person.pk) if person and person.pk else others).exists()


def _refuse_the_houses_own(name: str, looks: frozenset[str]) -> None:
    if reserved.is_office(name):
        raise NameRefused(_("This name speaks for the newsroom. Choose one that is yours."))
    if reserved.is_taken_by_the_house(looks):
        raise NameRefused(
            _("Somebody of the newsroom is called this, or something that looks like it.")
        )
