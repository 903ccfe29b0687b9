"""Each reader of a newsletter gets one mail, whoever dies while it is sent."""

from pathlib import Path

from tests.promises.harness.mailing import send


def test_each_reader_gets_one_mail_though_the_sender_dies(data: Path) -> None:
    figures = send(data, readers=150, kills=2, seed=3)

    assert figures.wrong == {}
    assert figures.kills >= 1
    assert set(figures.steps) <= {"sent", "unsure"}
