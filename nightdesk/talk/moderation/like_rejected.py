"""Like rejected: what resembles what moderators rejected here waits. It only ever holds, and says how often it errs."""

from nightdesk.talk.moderation import learning
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold


def judge(submission: Submission) -> Decision:
    wanted = submission.rules.learned_precision
    if not wanted:
        return PASS
    learned = learning.of(submission.language) or learning.of(submission.edition.language)
    if learned is None or learned.precision < wanted:
        return PASS
    if learning.score(learned, submission.text) < learned.threshold:
        return PASS
    return hold("like_rejected", precision=learned.precision, recall=learned.recall)
