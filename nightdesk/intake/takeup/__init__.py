"""Take-up: the items of an old system become our stories, standing pages and pictures."""

from nightdesk.intake.takeup.order import Order
from nightdesk.intake.takeup.run import TakeUp

__all__ = ["Order", "TakeUp"]
