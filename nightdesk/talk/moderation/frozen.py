"""Frozen: nobody writes while the switch is on. Asks no database."""

from nightdesk.talk.freezing import is_frozen
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, refuse


def judge(submission: Submission) -> Decision:
    return refuse("frozen") if is_frozen() else PASS
