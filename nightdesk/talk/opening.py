"""Opening: where readers may discuss is said for an edition, a section or a story, by whoever moderates there."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition, Section
from nightdesk.events.models import Act, append
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.errors import NotTheirs
from nightdesk.talk.models import Terms
from nightdesk.talk.permissions import may_moderate
from nightdesk.talk.sanctioning import STREAM
from nightdesk.talk.scopes import bounds
from nightdesk.talk.state import Openness


@dataclass(frozen=True, slots=True)
class Reach:
    """An edition; or one of its sections; or one story."""

    edition: Edition
    section: Section | None = None
    story: Story | None = None

    def columns(self) -> dict[str, Any]:
        return {"edition": self.edition, "section": self.section, "story": self.story}


@dataclass(frozen=True, slots=True)
class Word:
    openness: Openness
    why: str = ""
    close_after_days: int | None = None


def may_say(person: Person, reach: Reach) -> bool:
    """Of a whole edition, those say it whom no desk binds."""
    if reach.story is not None:
        return may_moderate(person, reach.story)
    desks = bounds(person)
    if not may_moderate(person) or desks is None:
        return may_moderate(person)
    return reach.section is not None and reach.section.desk_id in desks


@transaction.atomic
def say(reach: Reach, word: Word, *, by: Person) -> Terms:
    """From now on these terms hold there, unless something nearer says otherwise."""
    _refuse_unless(by, reach)
    terms = Terms.objects.filter(**reach.columns()).first() or Terms(**reach.columns())
    terms.openness, terms.why = word.openness, word.why
    terms.close_after_days = word.close_after_days
    terms.say()
    append(STREAM, Act("terms.said", terms, by, timezone.now(), {"openness": word.openness}))
    return terms


@transaction.atomic
def take_back(terms: Terms, *, by: Person) -> None:
    """What is farther away counts again."""
    _refuse_unless(by, Reach(terms.edition, terms.section, terms.story))
    append(STREAM, Act("terms.taken_back", terms, by, timezone.now(), {}))
    terms.take_back()


def _refuse_unless(by: Person, reach: Reach) -> None:
    if not may_say(by, reach):
        raise NotTheirs(_("This is not yours to decide."))
