"""Every promise of durability at its full figures: `python -m tests.promises.harness.full [--share 0.1] [NAME …]`.

Prints a line for each, and never judges the machine: 0 is returned when nothing was lost, doubled or seen.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.promises.harness import cuts, faults, kills, releases, writers
from tests.promises.harness.founding import TOKEN, copied, founded
from tests.promises.harness.oracle import Verdict

KILLS, CUTS, CONTROLS, FAULTS, STORIES, HOUR_KILLS, SECONDS = 1000, 200, 10, 60, 1000, 100, 60


@dataclass(frozen=True, slots=True)
class Run:
    """Where to work, and how much of the full figures to do."""

    folder: Path
    founded: Path
    share: float

    @property
    def token(self) -> str:
        return (self.founded / TOKEN).read_text()

    def of(self, full: int) -> int:
        return max(1, round(full * self.share))

    def data(self, name: str) -> Path:
        return copied(self.founded, self.folder / name / "data")

    def put(self, data: Path) -> Path:
        return copied(self.founded, data)


def bad(verdicts: list[Verdict | None]) -> list[Verdict | None]:
    return [verdict for verdict in verdicts if verdict is None or not verdict.is_clean]


def kill(run: Run) -> tuple[str, object]:
    made = kills.kill_again_and_again(run.data("kill"), run.token, kills=run.of(KILLS), seed=11)
    told = f"{made.kills}, {made.acked} acked of {made.attempts} tries, back within {made.slowest_recovery:.2f} s"
    return told, bad([*made.verdicts])


def cut(run: Run) -> tuple[str, object]:
    folder = run.folder / "cut"
    folder.mkdir()
    if why := cuts.cannot_cut(folder):
        return why, []
    made = cuts.cut_again_and_again(folder, run.token, put=run.put, cuts=run.of(CUTS), seed=12)
    return f"{made.cuts} cuts, {made.acked} acked, {made.lost} lost", bad([*made.verdicts])


def control(run: Run) -> tuple[str, object]:
    folder = run.folder / "control"
    folder.mkdir()
    if why := cuts.cannot_cut(folder):
        return why, []
    made = cuts.cut_again_and_again(
        folder, run.token, put=run.put, cuts=run.of(CONTROLS), seed=12, program=cuts.CARELESS
    )
    told = f"{made.cuts} cuts with synchronous=NORMAL, {made.acked} acked, {made.lost} lost (must be some)"
    return told, [] if made.lost else ["the control lost nothing"]


def fault(run: Run) -> tuple[str, object]:
    folder = run.data("fault")
    if why := faults.cannot_fail(folder):
        return why, []
    whats = (faults.FSYNC, faults.NO_SPACE, faults.UNWRITABLE)
    rounds = [(whats[number % 3], 1 + number // 3) for number in range(run.of(FAULTS))]
    made = faults.fail_again_and_again(folder, run.token, rounds=rounds)
    told = (
        f"{made.rounds} rounds, answers {dict(made.statuses)}, {made.replaced} processes replaced"
    )
    wrong = [*made.seen, *(status for status in made.statuses if status != 503)]
    return told, wrong + bad([made.verdict])


def release(run: Run) -> tuple[str, object]:
    made = releases.release_many(run.data("release"), run.token, stories=run.of(STORIES), every=0.1)
    late = f"late by {max(made.lateness):.2f} s at most, p99 {made.p99:.2f} s"
    told = f"{len(made.lateness)} releases by 2 processes, earliest {min(made.lateness):+.3f} s, {late}"
    return told, bad([made.verdict])


def hour(run: Run) -> tuple[str, object]:
    made = releases.kill_around_the_hour(
        run.data("hour"), run.token, kills=run.of(HOUR_KILLS), seed=13
    )
    told = f"{len(made.lateness)} kills at the hour ± 50 ms, earliest {min(made.lateness):+.3f} s"
    return told, bad([made.verdict])


def write(run: Run) -> tuple[str, object]:
    made = writers.write_at_once(
        run.data("write"), run.token, workers=8, writers=16, seconds=run.of(SECONDS)
    )
    log = made.largest_log / 2**20
    told = f"{len(made.took)} writes by 8 processes, p99 {made.p99 * 1000:.0f} ms, log {log:.1f} MB"
    turned_away = {status: many for status, many in made.statuses.items() if status >= 300}
    return f"{told}, turned away {turned_away}", bad([made.verdict]) or list(turned_away)


ALL: tuple[Callable[[Run], tuple[str, object]], ...] = (
    kill, cut, control, fault, release, hour, write,
)  # fmt: skip


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the full figures (%(default)s)"
    )
    parser.add_argument("name", nargs="*", help=", ".join(one.__name__ for one in ALL))
    options = parser.parse_args(arguments)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="nightdesk-promises-") as place:
        folder = Path(place)
        run = Run(folder, founded(folder), options.share)
        for one in ALL:
            if options.name and one.__name__ not in options.name:
                continue
            begin = time.monotonic()
            told, wrong = one(run)
            failed += bool(wrong)
            took = time.monotonic() - begin
            sys.stdout.write(
                f"{one.__name__:<8} {told} ({took:.0f} s) {wrong or 'nothing wrong'}\n"
            )
            sys.stdout.flush()
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
