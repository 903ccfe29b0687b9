"""Closed: where readers may not write, or no more."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission, refuse


def judge(submission: Submission) -> Decision:
    if submission.standing.is_open(submission.now):
        return PASS
    reason = "room_closed" if submission.is_message else "closed"
    return refuse(reason, why=submission.standing.why)
