"""The phases, in the order they are asked. The first refusal ends it; of several holds the first is told."""

from dataclasses import replace
from types import ModuleType

from nightdesk.talk.moderation import (
    banned,
    closed,
    first_timer,
    flood,
    frozen,
    held_first,
    hook,
    length,
    like_rejected,
    links,
    membership,
    muted_words,
    rejections,
    repetition,
    shouting,
    slow,
    staff_pass,
    suspect_words,
)
from nightdesk.talk.moderation.submission import PASS, Decision, Submission

PHASES: tuple[ModuleType, ...] = (
    frozen,
    flood,  # before any work is done: what is refused later was counted too
    closed,
    banned,
    length,
    repetition,
    staff_pass,
    membership,
    muted_words,
    links,
    slow,  # after all that refuses: who has to write anew need not wait
    held_first,
    suspect_words,
    first_timer,
    rejections,
    shouting,
    like_rejected,
    hook,  # last: it costs a second when it is away
)


def judge(submission: Submission, phases: tuple[ModuleType, ...] = PHASES) -> Decision:
    """What becomes of it, and why. Costs a bounded number of queries, whatever was written before."""
    held = PASS
    for phase in phases:
        decision: Decision = phase.judge(submission)
        if decision.verdict == "pass":
            if decision.is_last:
                break
            continue
        decision = replace(decision, phase=phase.__name__.rpartition(".")[2])
        if decision.verdict == "refuse":
            return decision
        held = decision if held is PASS else held
    return held
