"""A person's record: what moderators know of somebody, as it stands beside what they wrote."""

from datetime import datetime
from typing import Any

from nightdesk.desk.moderation.rows import histories_of, reasons_of, with_places
from nightdesk.people.models import Person
from nightdesk.talk.models import Comment, Note, Sanction
from nightdesk.talk.scopes import may_sanction, within

LAST = 10


def about(person: Person, moderator: Person, now: datetime) -> dict[str, Any]:
    """Their last comments are those that this moderator answers for; counts are of everything. Six queries."""
    theirs = Comment.objects.filter(within(moderator), author=person).order_by("-posted_at", "-pk")
    last = list(with_places(theirs)[:LAST])
    reasons = reasons_of(last)
    sanctions = Sanction.objects.on(person.pk).select_related("made_by", "lifted_by", "section")
    return {
        "person": person,
        "history": histories_of([person.pk], now)[person.pk],
        "last": [{"comment": one, "reasons": reasons[one.pk]} for one in last],
        "sanctions": [
            {
                "sanction": one,
                "is_running": one.lifted_at is None and (one.until is None or one.until > now),
                "may_lift": may_sanction(moderator, person, one.section),
            }
            for one in sanctions
        ],
        "notes": Note.objects.filter(person=person).select_related("by"),
        "may_be_sanctioned": not person.is_newsroom and person != moderator,
    }
