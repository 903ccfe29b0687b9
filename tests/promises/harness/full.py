"""Every promise at its full figures: `python -m tests.promises.harness.full [--share 0.1] [NAME …]`.

Prints a line for each, and never judges the machine: 0 is returned when nothing was lost, doubled or seen.
A promise is registered by a line in PROMISES; what it does stands in a module of its own.
"""

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.promises.harness import bots, durability, freshness, inside, mailing, outage, streams
from tests.promises.harness.founding import founded
from tests.promises.harness.run import Kept, Promise, Run

PROMISES: tuple[Promise, ...] = (
    Promise(1, "kill", "An acknowledged publish survives a kill", durability.kill),
    Promise(2, "cut", "An acknowledged publish survives a power cut", durability.cut),
    Promise(2, "control", "A careless database does not survive it", durability.control),
    Promise(3, "fault", "A disk that fails is never a false “published”", durability.fault),
    Promise(5, "listen", "Who listens ends with exactly what was told", streams.listen),
    Promise(6, "race", "Nothing is missed between a page and its connection", streams.between),
    Promise(12, "write", "Nobody who writes is turned away", durability.write),
    Promise(13, "fresh", "After an edit no surface shows the old text", freshness.fresh),
    Promise(14, "fill", "No page drawn before an act outlives it", inside.fills),
    Promise(16, "personal", "Nothing of who reads is kept", inside.personal),
    Promise(17, "poison", "No request changes another's page", inside.poison),
    Promise(18, "deceive", "No spelling keeps what is for one", inside.deceive),
    Promise(21, "outage", "What is baked is read while the database is away", inside.outage),
    Promise(21, "gone", "What nginx kept is read while the whole server is gone", outage.gone),
    Promise(25, "release", "An embargo ends at its hour", durability.release),
    Promise(25, "hour", "An embargo ends once, whoever dies at its hour", durability.hour),
    Promise(25, "clocks", "Nor is it early or twice when clocks go wrong", inside.hours),
    Promise(30, "siege", "Who dawdles or floods stops nobody else", streams.siege),
    Promise(
        5, "mailing", "Each reader of a newsletter gets one mail, whoever dies", mailing.mailing
    ),
    Promise(33, "bots", "Of every bot readers see one comment at most", bots.bots),
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the full figures (%(default)s)"
    )
    parser.add_argument("name", nargs="*", help=", ".join(one.name for one in PROMISES))
    options = parser.parse_args(arguments)
    chosen = [one for one in PROMISES if not options.name or one.name in options.name]
    return int(keep(chosen, options.share) > 0)


def keep(promises: list[Promise], share: float = 1.0) -> int:
    """Put these to the test, a line for each as it comes; how many were broken."""
    broken = 0
    with tempfile.TemporaryDirectory(prefix="nightdesk-promises-") as place:
        folder = Path(place)
        run = Run(folder, founded(folder), share)
        for promise in promises:
            sys.stderr.write(f"… {promise.name}: {promise.sentence}\n")
            begin = time.monotonic()
            kept = put_to_the_test(promise, run)
            broken += bool(kept.wrong)
            took = time.monotonic() - begin
            verdict = kept.wrong or "nothing wrong"
            sys.stdout.write(
                f"{promise.row:>2} {promise.name:<10} {kept.told} ({took:.0f} s) {verdict}\n"
            )
            sys.stdout.flush()
    return broken


def put_to_the_test(promise: Promise, run: Run) -> Kept:
    """One that cannot be finished is broken; the others are put to the test all the same."""
    try:
        return promise.keep(run)
    except Exception as error:  # noqa: BLE001 - whatever it was, it stands in the table
        traceback.print_exc()
        return Kept("could not be finished", type(error).__name__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
