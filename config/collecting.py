"""Collecting garbage less often: what a server has loaded stays, and pages leave little behind.

Python looks through young objects each time there are 700 more of them, and now and then through all. A page
is drawn from tens of thousands that are gone with it: that looking was a tenth of what a page cost.
"""

import gc

YOUNG, MIDDLE, OLD = 20_000, 50, 50


def collect_nothing() -> None:
    """While the house is loaded: nearly all of it stays, and to look through it again and again takes long."""
    gc.disable()


def keep_what_is_loaded() -> None:
    """Before workers are split off, whose memory it keeps shared.

    Of what was loaded three in a hundred are garbage, and stay as well: to find them takes a tenth of a second.
    """
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    gc.enable()


def collect_rarely() -> None:
    """Take what is there by now for lasting."""
    gc.collect()
    keep_what_is_loaded()
