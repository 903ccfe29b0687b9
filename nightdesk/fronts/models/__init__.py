"""The records of fronts."""

from nightdesk.fronts.models.front import Front

__all__ = ["Front"]
