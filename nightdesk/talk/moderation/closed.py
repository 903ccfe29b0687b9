"""Closed: where readers may not write, or no more."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission, refuse


def judge(submission: Submission) -> Decision:
    if submission.standing.is_open(submission.now):
        return PASS
    return refuse("closed", why=submission.standing.why)
