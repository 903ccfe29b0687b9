"""Turns: threads give way sooner, so that a stored page does not wait for those who work on something longer.

Python lets a thread go on for five milliseconds before another has its turn. Who reads a stored page waits for
several turns, one after the other, while somebody posts: with turns ten times shorter a tenth as long.
"""

import sys

SECONDS = 0.0005


def take_short_turns() -> None:
    sys.setswitchinterval(SECONDS)
