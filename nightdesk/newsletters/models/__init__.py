"""The records of newsletters."""

from nightdesk.newsletters.models.newsletter import Newsletter, Source
from nightdesk.newsletters.models.number import Chosen, Number
from nightdesk.newsletters.models.reader import Reader
from nightdesk.newsletters.rhythm import Rhythm

__all__ = ["Chosen", "Newsletter", "Number", "Reader", "Rhythm", "Source"]
