"""What was acknowledged survives kills, power cuts and a failing disk: the full figures."""

from tests.promises.harness import cuts, faults, kills, releases, writers
from tests.promises.harness.run import Kept, Run, not_clean

KILLS, CUTS, CONTROLS, FAULTS, STORIES, HOUR_KILLS, SECONDS = 1000, 200, 10, 60, 1000, 100, 60


def kill(run: Run) -> Kept:
    made = kills.kill_again_and_again(run.data("kill"), run.token, kills=run.of(KILLS), seed=11)
    told = f"{made.kills}, {made.acked} acked of {made.attempts} tries, back within {made.slowest_recovery:.2f} s"
    return Kept(told, not_clean(*made.verdicts))


def cut(run: Run) -> Kept:
    folder = run.empty("cut")
    if why := cuts.cannot_cut(folder):
        return Kept(why)
    made = cuts.cut_again_and_again(folder, run.token, put=run.put, cuts=run.of(CUTS), seed=12)
    return Kept(
        f"{made.cuts} cuts, {made.acked} acked, {made.lost} lost", not_clean(*made.verdicts)
    )


def control(run: Run) -> Kept:
    folder = run.empty("control")
    if why := cuts.cannot_cut(folder):
        return Kept(why)
    made = cuts.cut_again_and_again(
        folder, run.token, put=run.put, cuts=run.of(CONTROLS), seed=12, program=cuts.CARELESS
    )
    told = f"{made.cuts} cuts with synchronous=NORMAL, {made.acked} acked, {made.lost} lost (must be some)"
    return Kept(told, () if made.lost else ("the control lost nothing",))


def fault(run: Run) -> Kept:
    folder = run.data("fault")
    if why := faults.cannot_fail(folder):
        return Kept(why)
    whats = (faults.FSYNC, faults.NO_SPACE, faults.UNWRITABLE)
    rounds = [(whats[number % 3], 1 + number // 3) for number in range(run.of(FAULTS))]
    made = faults.fail_again_and_again(folder, run.token, rounds=rounds)
    told = (
        f"{made.rounds} rounds, answers {dict(made.statuses)}, {made.replaced} processes replaced"
    )
    wrong = [*made.seen, *(status for status in made.statuses if status != 503)]
    return Kept(told, wrong + not_clean(made.verdict))


def release(run: Run) -> Kept:
    made = releases.release_many(run.data("release"), run.token, stories=run.of(STORIES), every=0.1)
    late = f"late by {max(made.lateness):.2f} s at most, p99 {made.p99:.2f} s"
    told = f"{len(made.lateness)} releases by 2 processes, earliest {min(made.lateness):+.3f} s, {late}"
    return Kept(told, not_clean(made.verdict))


def hour(run: Run) -> Kept:
    made = releases.kill_around_the_hour(
        run.data("hour"), run.token, kills=run.of(HOUR_KILLS), seed=13
    )
    told = f"{len(made.lateness)} kills at the hour ± 50 ms, earliest {min(made.lateness):+.3f} s"
    return Kept(told, not_clean(made.verdict))


def write(run: Run) -> Kept:
    made = writers.write_at_once(
        run.data("write"), run.token, workers=8, writers=16, seconds=run.of(SECONDS)
    )
    log = made.largest_log / 2**20
    told = f"{len(made.took)} writes by 8 processes, p99 {made.p99 * 1000:.0f} ms, log {log:.1f} MB"
    turned_away = {status: many for status, many in made.statuses.items() if status >= 300}
    return Kept(f"{told}, turned away {turned_away}", not_clean(made.verdict) or turned_away)
