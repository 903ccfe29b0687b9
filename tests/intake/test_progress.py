"""How far a run is: a growing bar on a terminal, a line now and then elsewhere."""

from io import StringIO

from nightdesk.intake.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar_that_grows_and_goes() -> None:
    terminal = Terminal()
    progress = Progress(2, terminal)

    progress.step()
    progress.step()
    progress.clear()

    half, whole, nothing = terminal.getvalue().removeprefix("\r").split("\r")
    assert half == "█" * 15 + "·" * 15 + " 1/2"
    assert whole == "█" * 30 + " 2/2"
    assert nothing == "\033[K"


def test_elsewhere_a_long_run_tells_ten_times() -> None:
    log = StringIO()
    progress = Progress(1000, log)

    for _ in range(1000):
        progress.step()
        progress.clear()

    assert log.getvalue().splitlines() == [f"{number}/1000" for number in range(100, 1001, 100)]


def test_a_run_of_nothing_falls_over_nothing() -> None:
    progress = Progress(0, StringIO())

    progress.step()

    assert progress.done == 1
