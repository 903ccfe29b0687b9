"""The records of the wire."""

from nightdesk.wire.models.flash import Flash
from nightdesk.wire.models.seen import Seen

__all__ = ["Flash", "Seen"]
