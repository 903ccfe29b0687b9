"""How soon a server answers its first page, and what it weighs while nothing happens."""

from statistics import median

from tests.budgets.memory import proportional_set_size
from tests.budgets.newsroom import Bench, served
from tests.budgets.table import row

STARTS = 3


def measure(bench: Bench) -> None:
    """A second start: everything is made ready, nothing is in memory."""
    seconds, bytes_held = [], []
    data = bench.demo
    for _start in range(STARTS):
        with served(data) as server:
            seconds.append(server.seconds)
            bytes_held.append(proportional_set_size(server.process))
    row("start to the first page", f"{median(seconds):.2f} s", "2 s")
    row("memory when idle, all processes", f"{median(bytes_held) / 2**20:,.0f} MB", "250 MB")
