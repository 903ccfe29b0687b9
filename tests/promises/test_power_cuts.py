"""An acknowledged story survives a power cut (10 cuts here, 200 by bin/bench --full)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.harness.cuts import CARELESS, cannot_cut, cut_again_and_again

CUTS = 10
CONTROLS = 3


@pytest.fixture(autouse=True)
def disks(tmp_path: Path) -> None:
    if why := cannot_cut(tmp_path):
        pytest.skip(why)


def test_no_acknowledged_story_is_lost_in_a_power_cut(
    tmp_path: Path, token: str, copy_to: Callable[[Path], Path]
) -> None:
    figures = cut_again_and_again(tmp_path, token, put=copy_to, cuts=CUTS, seed=2)

    assert [verdict for verdict in figures.verdicts if not verdict.is_clean] == []
    assert (figures.cuts, len(figures.verdicts)) == (CUTS, CUTS)
    assert figures.acked > CUTS


def test_a_newsroom_that_does_not_wait_for_the_disk_would_lose_stories(
    tmp_path: Path, token: str, copy_to: Callable[[Path], Path]
) -> None:
    """The control: where this loses nothing, the test above proves nothing."""
    figures = cut_again_and_again(
        tmp_path, token, put=copy_to, cuts=CONTROLS, seed=2, program=CARELESS
    )

    assert figures.lost > 0
    assert {verdict.integrity for verdict in figures.verdicts} == {"ok"}
