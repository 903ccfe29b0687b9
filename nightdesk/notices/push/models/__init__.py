"""The records of push."""

from nightdesk.notices.push.models.delivery import PushDelivery
from nightdesk.notices.push.models.endpoint import Endpoint
from nightdesk.notices.push.models.push import Push

__all__ = ["Endpoint", "Push", "PushDelivery"]
