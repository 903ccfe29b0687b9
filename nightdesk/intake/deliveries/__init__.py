"""Deliveries: items that come in by machine become stories, or are refused with every reason."""

from nightdesk.intake.deliveries.errors import Conflict, KeyReused, NothingToKill, NotTheirs
from nightdesk.intake.deliveries.order import Order
from nightdesk.intake.deliveries.taking import Taken, take

__all__ = ["Conflict", "KeyReused", "NotTheirs", "NothingToKill", "Order", "Taken", "take"]
