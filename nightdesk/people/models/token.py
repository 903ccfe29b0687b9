"""The bearer token: how a script acts as a person through the API."""

import hashlib
import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from nightdesk.people.models.person import Person


class TokenQuerySet(models.QuerySet["Token"]):
    def issue(self, person: Person) -> str:
        """A new token's text, told this once: only its digest is kept."""
        text = f"nd_{secrets.token_urlsafe(32)}"
        self.create(person=person, digest=digest(text))
        return text

    def bearing(self, text: str) -> Self:
        """The token with this text, if its person may still sign in."""
        return self.filter(digest=digest(text), person__is_active=True).select_related("person")


class Token(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = TokenQuerySet.as_manager()

    def __str__(self) -> str:
        return f"token {self.pk} of {self.person}"


def digest(text: str) -> str:
    """SHA-256: the token is random, so nothing slower is needed."""
    return hashlib.sha256(text.encode()).hexdigest()
