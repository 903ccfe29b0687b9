"""Membership: some rooms are for those who joined a while ago."""

from datetime import timedelta

from nightdesk.talk.moderation.submission import PASS, Decision, Submission, refuse


def judge(submission: Submission) -> Decision:
    days = submission.manner.member_days
    if not days or submission.now >= submission.author.joined_at + timedelta(days=days):
        return PASS
    return refuse("too_new", days=days)
