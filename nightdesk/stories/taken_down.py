"""Taken down: what leaves readers along with a story that is killed, or retracted: its page remains then."""

from nightdesk.lib.along import Along

_killed, _retracted = Along(), Along()

register, take_down_with = _killed.register, _killed.take
register_for_retraction, take_back_with = _retracted.register, _retracted.take
