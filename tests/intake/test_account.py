"""The account of an intake, on the console and in the file."""

from nightdesk.intake.account import Outcome, Row


def test_a_console_is_told_how_often_and_the_file_each_time() -> None:
    row = Row("7", "post", "Boats", Outcome.CHANGED, "", ("lost: a", "odd", "lost: b", "lost: c"))

    assert str(row) == "changed   post 7 “Boats”: 3 × lost; odd"
    assert row.notes == ("lost: a", "odd", "lost: b", "lost: c")
