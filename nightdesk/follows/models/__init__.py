"""The records of follows."""

from nightdesk.follows.models.alert import Alert
from nightdesk.follows.models.alerted import Alerted
from nightdesk.follows.models.follow import Follow, Kind
from nightdesk.follows.models.log_place import LogPlace
from nightdesk.follows.models.quiet_hours import QuietHours

__all__ = ["Alert", "Alerted", "Follow", "Kind", "LogPlace", "QuietHours"]
