"""What holds in every test: the network is off, and pages are looked at with the system's own chromium."""

from tests import network
from tests.browser import browser

__all__ = ["browser"]

network.switch_off()
