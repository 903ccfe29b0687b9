"""Cold bakes: how many story pages a baker draws anew in a second of one core (cold_bakes.py)."""

from tests.budgets.newsroom import Bench, run
from tests.budgets.table import row


def measure(bench: Bench) -> None:
    """In a process of its own, by the processor's time: what else the machine does is not counted."""
    data = bench.copy(bench.demo)
    told = run("tests.budgets.cold_bakes", str(data), data=data)
    row("stories baked anew", told.strip())
