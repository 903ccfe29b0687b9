"""The records of hooks."""

from nightdesk.notices.hooks.models.call import Attempt, Call, CallState
from nightdesk.notices.hooks.models.hook import Hook

__all__ = ["Attempt", "Call", "CallState", "Hook"]
