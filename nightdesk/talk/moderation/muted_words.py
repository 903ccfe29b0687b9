"""Muted words: what is not said here at all. Of the text nothing is kept, only which word it was."""

from nightdesk.talk.moderation.submission import PASS, Decision, Submission, refuse
from nightdesk.talk.moderation.word_list import Reading, compiled


def judge(submission: Submission) -> Decision:
    rules, language = submission.rules, submission.edition.language
    muted = rules.words_for(submission.language, language).muted
    found = compiled(muted).found(read(submission)) if muted else None
    return refuse("muted_word", word=found[0]) if found else PASS


def read(submission: Submission) -> Reading:
    """The text as lists are held against it."""
    known: Reading | None = submission.remembered.get("reading")
    if known is None:
        known = submission.remembered["reading"] = Reading(submission.text)
    return known
