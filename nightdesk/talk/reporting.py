"""Reporting: a reader asks the moderators to look at a comment, who are told at once."""

from django.db import transaction

from nightdesk.people.models import Person
from nightdesk.talk.models import Comment, Report
from nightdesk.talk.models.report import Ground
from nightdesk.talk.models.turning import Turn
from nightdesk.talk.state import State
from nightdesk.talk.text import typed

LONGEST_REASON = 1000


@transaction.atomic
def report(comment: Comment, ground: Ground, text: str, *, by: Person) -> Report:
    """What the person said first stays: saying it again changes nothing. `comment` knows its story."""
    words = {"ground": ground, "text": typed(text)[:LONGEST_REASON]}
    found, is_new = Report.objects.get_or_create(comment=comment, by=by, defaults=words)
    if is_new:
        comment.tell(Turn("reported", by, State(comment.state)), is_public=False)
    return found
