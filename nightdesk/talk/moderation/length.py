"""Length: something must be said, and not without end."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission, refuse
from nightdesk.talk.text import LONGEST


def judge(submission: Submission) -> Decision:
    if not submission.text:
        return refuse("empty")
    if (length := len(submission.text)) > LONGEST:
        return refuse("too_long", length=length, longest=LONGEST)
    return PASS
