"""Who asks: a token acts as the person it was made for."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from nightdesk.people.loopback import is_from_here
from nightdesk.people.models import Person, Token


class TokenOfAPerson(HttpBearer):
    """`Authorization: Bearer …`; gives the view the person as `request.auth`."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        found = Token.objects.bearing(token.strip()).first()
        if found is None or (found.person.is_demo and not is_from_here(request)):
            return None
        return found.person


class AskedByAPerson(HttpRequest):
    """A request that the door above has let in."""

    auth: Person
