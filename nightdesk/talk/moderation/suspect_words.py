"""Suspect words: what moderators want to look at, and what may be meant for a muted word."""

from nightdesk.talk.moderation.muted_words import read
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold
from nightdesk.talk.moderation.word_list import compiled


def judge(submission: Submission) -> Decision:
    words = submission.rules.words_for(submission.language, submission.edition.language)
    found = compiled(words.suspect).found(read(submission)) if words.suspect else None
    if found is None and words.muted:
        found = compiled(words.muted).found_loosely(read(submission))
    return hold("suspect_word", word=found[0], found=found[1]) if found else PASS
