"""Closed: where readers may not write, or no more."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission


def judge(submission: Submission) -> Decision:
    if submission.standing.is_open(submission.now):
        return PASS
    return Decision("refuse", reason="closed", particulars={"why": submission.standing.why})
