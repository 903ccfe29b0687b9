"""Every rule that holds or refuses has a name for the figures of a year."""

from nightdesk.talk.moderation import phases, staff_pass
from nightdesk.talk.moderation.rule_names import RULES


def test_every_phase_but_the_one_that_only_passes_has_a_name() -> None:
    judging = {phase.__name__.rpartition(".")[2] for phase in phases.PHASES if phase != staff_pass}
    assert set(RULES) == judging
