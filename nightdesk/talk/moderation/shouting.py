"""Shouting: a long text that is mostly in capitals waits. Scripts without capitals never shout."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold

# «NATO», «USA!» and a headline that is quoted are no shouting.
LETTERS = 40


def judge(submission: Submission) -> Decision:
    most = submission.rules.capitals_share
    if not most:
        return PASS
    capitals = sum(map(str.isupper, submission.text))
    letters = capitals + sum(map(str.islower, submission.text))
    if letters < LETTERS or capitals * 100 < most * letters:
        return PASS
    return hold("shouting", share=capitals * 100 // letters)
