"""Slow: in a room that goes slowly, so many seconds lie between two messages of one person."""

from typing import cast

from django.core.cache import cache

from nightdesk.lib.shared_cache import Counter, SharedCache
from nightdesk.talk.moderation.submission import PASS, Decision, Submission


def judge(submission: Submission) -> Decision:
    """Counted beside the database, as floods are; and no record is kept of who was too quick."""
    seconds = submission.manner.slow_seconds
    if not seconds or submission.is_edit:
        return PASS
    counter = Counter(f"talk:slow:{submission.place}:{submission.author.pk}", 1, seconds)
    if cast("SharedCache", cache).count_up([counter]) is None:
        return PASS
    return Decision("refuse", reason="too_soon", particulars={"seconds": seconds}, is_kept=False)
