"""An acknowledged story survives the death of any process (40 kills here, 1,000 by bin/bench --full)."""

from pathlib import Path

from tests.promises.harness.kills import kill_again_and_again

KILLS = 40


def test_no_acknowledged_story_is_lost_or_told_twice_when_processes_are_killed(
    data: Path, token: str
) -> None:
    figures = kill_again_and_again(data, token, kills=KILLS, seed=1)

    assert [verdict for verdict in figures.verdicts if not verdict.is_clean] == []
    assert sum(figures.kills.values()) == KILLS
    assert min(figures.kills.values()) > 0
    assert figures.acked > KILLS
