"""WordPress exports (WXR 1.0 to 1.2): what such a file says, with every lie it may tell refused."""

from nightdesk.intake.wxr.errors import UnreadableError
from nightdesk.intake.wxr.reader import Limits, items, records
from nightdesk.intake.wxr.records import Author, Category, Item, Record, Site, Term
from nightdesk.intake.wxr.survey import Survey, survey

__all__ = [
    "Author",
    "Category",
    "Item",
    "Limits",
    "Record",
    "Site",
    "Survey",
    "Term",
    "UnreadableError",
    "items",
    "records",
    "survey",
]
