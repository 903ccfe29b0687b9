"""The journal: whoever takes over knows whose dot was sent, and that nobody else sends."""

import errno
import os
from pathlib import Path

import pytest

from nightdesk.notices.post import journal
from nightdesk.notices.post.journal import Mark, held


def test_one_process_holds_it_and_the_next_reads_what_was_left(tmp_path: Path) -> None:
    with held(tmp_path) as first:
        assert first is not None
        first.lay_out([7, 8, 9, 10])
        first.place(7).begin()
        first.place(8).begin()
        first.place(8).dot()
        first.mark(9, Mark.ACCEPTED)
        with held(tmp_path) as second:
            assert second is None
        name = first.name

    with held(tmp_path) as third:
        assert third is not None
        assert third.name == name
        assert third.read() == {
            7: Mark.NOTHING,
            8: Mark.UNSURE,
            9: Mark.ACCEPTED,
            10: Mark.NOTHING,
        }


def test_its_name_is_kept_before_anything_is_claimed_in_it(tmp_path: Path) -> None:
    names = []
    for _time in range(2):
        with held(tmp_path) as one:
            assert one is not None
            names.append(one.name)
    assert names[0] == names[1]


def test_after_a_loss_of_power_whatever_was_begun_may_have_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held(tmp_path) as before:
        assert before is not None
        before.lay_out([7, 8])
        before.place(7).begin()
    monkeypatch.setattr(journal, "BOOT", tmp_path / "nothing")

    with held(tmp_path) as after:
        assert after is not None
        assert after.read() == {7: Mark.UNSURE, 8: Mark.NOTHING}
        after.lay_out([])
        assert after.read() == {}


def test_on_a_full_disk_nobody_sends_and_the_lock_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is only promised ends the process at its first mark."""

    def full(*_told: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", full)
        with pytest.raises(OSError, match="No space"), held(tmp_path):
            pass
    with held(tmp_path) as one:
        assert one is not None
