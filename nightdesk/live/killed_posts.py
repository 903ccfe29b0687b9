"""Killed posts: what leaves readers along with one."""

from nightdesk.lib.along import Along

_killed = Along()

register, take_down_with = _killed.register, _killed.take
