"""Real archives: every word that readers saw stands in the blocks."""

from pathlib import Path

import pytest

from nightdesk.intake.html import body_from
from nightdesk.intake.wxr import items
from tests.fixtures import fixture_files
from tests.intake.copy import body_words, source_words


@pytest.mark.parametrize("path", fixture_files("wxr/*.xml"), ids=lambda path: path.name)
def test_no_word_of_a_real_archive_is_lost(path: Path) -> None:
    missing = {
        item.number: lost
        for item in items(path)
        if (lost := source_words(item.content) - body_words(body_from(item.content)))
    }

    assert missing == {}
