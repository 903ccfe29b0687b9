"""First timer: what newcomers write waits until so many of theirs stood, but for the very first, if rules let it."""

from typing import cast

from django.core.cache import cache

from nightdesk.lib.shared_cache import Counter, SharedCache
from nightdesk.talk.moderation import history
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold


def judge(submission: Submission) -> Decision:
    """A reader who signed up to answer is seen at once; a robot with a hundred answers once."""
    if submission.manner.trusts_newcomers or not history.is_new(submission):
        return PASS
    if submission.rules.first_at_once and (submission.is_edit or _is_the_first(submission)):
        return PASS
    standing, needed = history.of(submission).standing, submission.rules.approved_first
    return hold("first_timer", shown=standing, needed=needed)


def _is_the_first(submission: Submission) -> bool:
    """Counted as well as looked up: of two that are sent at once, one is the first. A trial counts nothing."""
    if history.of(submission).decided:
        return False
    if submission.tried:
        return True
    seconds = history.STANDS_AFTER.total_seconds()
    counter = Counter(f"talk:first:{submission.author.pk}", 1, seconds)
    return cast("SharedCache", cache).count_up([counter]) is None
