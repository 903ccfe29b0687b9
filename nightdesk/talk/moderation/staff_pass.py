"""Staff pass: whom the newsroom knows by name is past what is only asked of strangers."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission

PASSED = Decision("pass", is_last=True)


def judge(submission: Submission) -> Decision:
    return PASSED if submission.author.is_newsroom else PASS
