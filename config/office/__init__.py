"""The office: Django in a process beside the one that readers ask, so that nobody who reads waits for who writes."""

from config.office.opening import beside
from config.office.reception import Reception

__all__ = ["Reception", "beside"]
