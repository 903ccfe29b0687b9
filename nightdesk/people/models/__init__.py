"""The records of people."""

from nightdesk.people.models.erasure import Erasure
from nightdesk.people.models.person import Person
from nightdesk.people.models.token import Token

__all__ = ["Erasure", "Person", "Token"]
