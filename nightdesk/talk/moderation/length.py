"""Length: something must be said, and not without end."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission
from nightdesk.talk.text import LONGEST


def judge(submission: Submission) -> Decision:
    if not submission.text:
        return Decision("refuse", reason="empty")
    if (length := len(submission.text)) > LONGEST:
        found = {"length": length, "longest": LONGEST}
        return Decision("refuse", reason="too_long", particulars=found)
    return PASS
