"""History: what became of the last things a person wrote. One query, of twenty rows of an index, for all who ask."""

from dataclasses import dataclass

from nightdesk.talk.models.comment import Comment
from nightdesk.talk.moderation.submission import Submission
from nightdesk.talk.state import State

LAST = 20


@dataclass(frozen=True, slots=True)
class History:
    """Of the last twenty that were decided."""

    shown: int
    rejected: int

    @property
    def decided(self) -> int:
        return self.shown + self.rejected


def of(submission: Submission) -> History:
    known: History | None = submission.remembered.get("history")
    if known is None:
        theirs = Comment.objects.filter(author=submission.author.pk)
        decided = theirs.filter(state__in=(State.SHOWN, State.REJECTED))
        states = list(decided.order_by("-posted_at").values_list("state", flat=True)[:LAST])
        known = History(states.count(State.SHOWN), states.count(State.REJECTED))
        submission.remembered["history"] = known
    return known


def is_new(submission: Submission) -> bool:
    """Whether too little of theirs was shown yet to know them."""
    needed = submission.rules.approved_first
    return needed > 0 and of(submission).shown < needed
