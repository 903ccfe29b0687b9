"""After an edit was acknowledged, no surface shows the old text (bin/bench --full asks after 10,000 edits)."""

from pathlib import Path

from tests.promises.harness.freshness import Reader, edit_again_and_again
from tests.promises.harness.server import Server


def test_an_edit_is_everywhere_once_it_is_acknowledged(data: Path, token: str) -> None:
    with Server(data) as server:
        figures = edit_again_and_again(Reader(server.port, token), edits=5)

    assert figures.edits == 5
    assert figures.asked > 5 * 50
    assert figures.too_late == []
    assert figures.stale == 0
