"""Nothing that was told is lost, doubled or missed, through lines that break and servers that die: the full figures."""

from tests.promises.harness.listeners import listen_through_breaks
from tests.promises.harness.races import race
from tests.promises.harness.run import Kept, Run
from tests.promises.harness.siege import besiege

LISTENERS, EVENTS, DEATHS, RACES = 2_000, 500, 20, 1_000
BESIEGERS, SECONDS = 4_000, 30


def listen(run: Run) -> Kept:
    """A share of the listeners, and each hears everything."""
    made = listen_through_breaks(
        run.data("listen"),
        run.token,
        listeners=run.of(LISTENERS),
        events=EVENTS,
        kills=DEATHS,
        seed=5,
    )
    told = (
        f"{made.deliveries:,} deliveries to {made.listeners:,} listeners through {made.cuts:,} resets "
        f"and {made.kills} kill -9, {len(made.wrong)} listeners differ"
    )
    return Kept(told, made.wrong[:5])


def between(run: Run) -> Kept:
    made = race(run.data("race"), run.token, races=run.of(RACES), seed=6)
    told = f"{made.on_the_page} found on the page, {made.on_the_stream} on the stream, {len(made.missed)} missed"
    return Kept(told, made.missed)


def siege(run: Run) -> Kept:
    made = besiege(run.data("siege"), connections=run.of(BESIEGERS), seconds=SECONDS)
    told = (
        f"{run.of(BESIEGERS):,} hostile connections: {made.statuses[200]} of {made.statuses.total()} requests "
        f"answered, p99 {made.p99 * 1000:.0f} ms, {made.grown:.0f} MB more"
    )
    return Kept(told, {status for status in made.statuses if status != 200})
