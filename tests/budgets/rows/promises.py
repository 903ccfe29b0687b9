"""Every promise at its full figures, a line for each as it comes."""

from tests.budgets.newsroom import Bench
from tests.budgets.table import row
from tests.promises.harness.full import PROMISES, keep

ELSEWHERE = {"fresh"}  # has rows of its own, bounded by --minutes


def measure(bench: Bench) -> None:
    broken = keep([promise for promise in PROMISES if promise.name not in ELSEWHERE])
    row("promises broken", f"{broken} of {len(PROMISES) - len(ELSEWHERE)}", "0")
