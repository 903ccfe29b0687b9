"""Nothing that was told is lost, doubled or missed, through lines that break and servers that die: the full figures."""

from tests.promises.harness.listeners import listen_through_breaks
from tests.promises.harness.races import race
from tests.promises.harness.run import Kept, Run

LISTENERS, EVENTS, DEATHS, RACES = 2_000, 500, 20, 1_000


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
