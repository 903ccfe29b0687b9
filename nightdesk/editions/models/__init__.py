"""The records of the newsroom's shape."""

from nightdesk.editions.models.desk import Desk
from nightdesk.editions.models.edition import Edition
from nightdesk.editions.models.section import Section

__all__ = ["Desk", "Edition", "Section"]
