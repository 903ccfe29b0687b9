"""Who asks: a token acts as the person it was made for."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from nightdesk.people.models import Person, Token


class TokenOfAPerson(HttpBearer):
    """`Authorization: Bearer …`; gives the view the person as `request.auth`."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        found = Token.objects.bearing(token.strip()).first()
        return found.person if found else None


class AskedByAPerson(HttpRequest):
    """A request that the door above has let in."""

    auth: Person
