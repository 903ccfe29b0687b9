"""Texts made to cost much: whatever is asked of a text alone takes a hundredth of a second."""

import random
import time

import pytest

from nightdesk.talk.moderation import (
    learning,
    links,
    muted_words,
    phases,
    shouting,
    suspect_words,
)
from nightdesk.talk.moderation.history import History
from nightdesk.talk.moderation.likeness import Likeness
from nightdesk.talk.moderation.rulebook import Words
from tests.talk.moderation.conftest import handed_in

LONGEST = 5000
# A machine that is busy with tests gets some times the hundredth that it takes.
PATIENTLY = 0.050
WORDS = Words(
    tuple(f"word{one}" for one in range(1000)), tuple(f"w{one} two*" for one in range(300))
)
BITS = ("a", "a ", "a.", "a-", "@$", "a!", "aabb", "http://", "www.", "a.co ", "mailto:a@", "//a@", "xn--",
        "Привет МЫ ", "逼傻", "a\u0301", "\u200b", "ﷺ", "ا", "[", "😀", "A")  # fmt: skip
HOSTILE = [(bit * LONGEST)[:LONGEST] for bit in BITS] + [
    "".join(random.Random(seed).choices("".join(BITS), k=LONGEST)) for seed in range(3)
]
ASKED = (muted_words, links, suspect_words, shouting)


@pytest.mark.parametrize("text", HOSTILE, ids=[*map(repr, BITS), "one", "two", "three"])
def test_no_text_takes_long(text: str) -> None:
    took = []
    for _time in range(3):
        submission = handed_in(text, words={"en": WORDS}, capitals_share=90)
        submission.remembered["history"] = History(9, 0, 9)
        begin = time.process_time()
        phases.judge(submission, ASKED)
        Likeness.of(text, "discussion:1")
        learning.bits_of(text)
        took.append(time.process_time() - begin)

    assert min(took) < PATIENTLY
