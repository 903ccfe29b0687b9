"""The records of intake."""

from nightdesk.intake.models.delivery import Delivery

__all__ = ["Delivery"]
