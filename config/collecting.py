"""Collecting garbage less often: what a server has loaded stays, and pages leave little behind.

Python looks through young objects each time there are 700 more of them, and now and then through all. A page
is drawn from tens of thousands that are gone with it: that looking was a tenth of what a page cost.
"""

import gc

YOUNG, MIDDLE, OLD = 20_000, 50, 50


def collect_rarely() -> None:
    """Take what is loaded by now for lasting. Called before workers are split off, whose memory it keeps shared."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
