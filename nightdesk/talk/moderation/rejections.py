"""Rejections: whoever was rejected often of late waits for a moderator."""

from nightdesk.talk.moderation import history
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold

# Of fewer nothing can be said.
AT_LEAST = 4


def judge(submission: Submission) -> Decision:
    most = submission.rules.rejected_share
    if not most:
        return PASS
    record = history.of(submission)
    if record.decided < AT_LEAST or record.rejected * 100 < most * record.decided:
        return PASS
    return hold("often_rejected", rejected=record.rejected, decided=record.decided)
