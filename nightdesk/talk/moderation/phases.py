"""The phases, in the order they are asked. The first refusal ends it; of several holds the first is told."""

from dataclasses import replace
from types import ModuleType

from nightdesk.talk.moderation import (
    banned,
    closed,
    first_timer,
    flood,
    frozen,
    hook,
    length,
    like_rejected,
    links,
    muted_words,
    rejections,
    repetition,
    shouting,
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
    muted_words,
    links,
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
