"""Held first: in some rooms a moderator reads each message before everybody does."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold


def judge(submission: Submission) -> Decision:
    return hold("held_first") if submission.manner.holds_first else PASS
