"""Submissions as the phases look at them, under the rules that hold in a real house."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.manner import AS_EVERYWHERE
from nightdesk.talk.models import Comment
from nightdesk.talk.models.terms import Standing
from nightdesk.talk.moderation.rulebook import Rulebook
from nightdesk.talk.moderation.submission import Decision, Submission
from nightdesk.talk.state import Openness, State

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
HandIn = Callable[..., Submission]


@pytest.fixture(autouse=True)
def as_in_a_real_house(settings: Settings) -> None:
    """The house's own defaults, and counters that begin at nothing."""
    settings.TALK_AS_FOUNDED = {}
    cache.clear()


def handed_in(text: str = "Well written.", **given: Any) -> Submission:
    """Asks no database: somebody who joined long ago, in an English edition, at an open place.

    What is no part of a submission is a rule that is tried.
    """
    author = Person(pk=given.pop("pk", 7), joined_at=NOW - timedelta(days=400))
    parts = {
        "author": author,
        "place": "discussion:1",
        "edition": Edition(pk=1, code="en", language="en"),
        "section": None,
        "standing": Standing(Openness.OPEN),
        "language": "en",
        "now": NOW,
        "address": "192.0.2.1",
        "is_edit": False,
        "manner": AS_EVERYWHERE,
    }
    parts |= {name: given.pop(name) for name in list(given) if name in parts}
    return Submission(text=text, tried=Rulebook(**given), **parts)


@pytest.fixture
def hand_in(english: Edition, harbour: Section, lena: Person) -> HandIn:
    """Lena, who joined long ago, hands something in under the rules that count; or rules are tried."""
    lena.joined_at = NOW - timedelta(days=400)
    lena.save()

    def made(text: str = "Well written.", **given: Any) -> Submission:
        known = {"author": lena, "edition": english, "section": harbour}
        found = handed_in(text, **(known | given))
        if not set(given) - set(Submission.__dataclass_fields__):
            object.__setattr__(found, "tried", None)
        return found

    return made


def told(decision: Decision) -> tuple[str, str]:
    return decision.verdict, decision.reason


def past(story: Story, author: Person, *states: State) -> None:
    """What became of the last things somebody wrote, the oldest first."""
    for number, state in enumerate(states):
        draft = posting.Draft(f"Number {number} of what was said before.")
        comment = posting.post(story, draft, by=author, now=NOW - timedelta(days=30 - number))
        Comment.objects.filter(pk=comment.pk).update(state=state)
