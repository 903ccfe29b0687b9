"""The phases, in the order they are asked. The first refusal ends it; of several holds the first is told."""

from dataclasses import replace
from types import ModuleType

from nightdesk.talk.moderation import closed, frozen, length
from nightdesk.talk.moderation.submission import PASS, Decision, Submission

PHASES: tuple[ModuleType, ...] = (frozen, closed, length)


def judge(submission: Submission) -> Decision:
    """What becomes of it, and why. Costs a bounded number of queries, whatever was written before."""
    held = PASS
    for phase in PHASES:
        decision: Decision = phase.judge(submission)
        if decision.verdict == "pass":
            continue
        decision = replace(decision, phase=phase.__name__.rpartition(".")[2])
        if decision.verdict == "refuse":
            return decision
        held = decision if held is PASS else held
    return held
