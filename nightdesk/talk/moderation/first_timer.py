"""First timer: what newcomers write waits, until so many of theirs were approved."""

from nightdesk.talk.moderation import history
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold


def judge(submission: Submission) -> Decision:
    if not history.is_new(submission):
        return PASS
    shown, needed = history.of(submission).shown, submission.rules.approved_first
    return hold("first_timer", shown=shown, needed=needed)
