"""History: what became of the last things a person wrote. One query, of twenty rows of an index, for all who ask."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from nightdesk.talk.models.comment import Comment
from nightdesk.talk.moderation.submission import Submission
from nightdesk.talk.state import State

LAST = 20
STANDS_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class History:
    """Of the last twenty that were decided. `standing` are those shown that a moderator approved or left alone."""

    shown: int
    rejected: int
    standing: int

    @property
    def decided(self) -> int:
        return self.shown + self.rejected


def of(submission: Submission) -> History:
    known: History | None = submission.remembered.get("history")
    if known is None:
        theirs = Comment.objects.filter(author=submission.author.pk)
        decided = theirs.filter(state__in=(State.SHOWN, State.REJECTED))
        rows = decided.order_by("-posted_at").values_list("state", "posted_at", "shown_at")[:LAST]
        known = _counted(list(rows), submission.now)
        submission.remembered["history"] = known
    return known


def is_new(submission: Submission) -> bool:
    """Whether too little of theirs was shown yet to know them."""
    needed = submission.rules.approved_first
    return needed > 0 and of(submission).standing < needed


def _counted(rows: list[tuple[str, datetime, datetime | None]], now: datetime) -> History:
    """What a moderator approved was shown later than it was posted; what stood for an hour, nobody took away."""
    shown = [(posted, since) for state, posted, since in rows if state == State.SHOWN]
    standing = [
        posted for posted, since in shown if since != posted or now - posted >= STANDS_AFTER
    ]
    return History(len(shown), len(rows) - len(shown), len(standing))
