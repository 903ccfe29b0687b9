"""The endpoint: where one browser is told something, with the keys that it alone can open it with."""

import hashlib
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models

from nightdesk.notices.push.subscription import LONGEST_ADDRESS, Subscription


def digest_of(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    def at(self, address: str) -> "Endpoint | None":
        """Only the browser itself and its push service know the address: who names it may speak for it."""
        return self.filter(digest=digest_of(address)).first()

    def keep(self, subscription: Subscription, now: datetime, **told: Any) -> "Endpoint":
        """Known from now on, once: who joins again brings new keys. `told`: person, language, edition."""
        facts = {
            "address": subscription.address,
            "p256dh": subscription.p256dh,
            "auth": subscription.auth,
            "failures": 0,
            **told,
        }
        endpoint, _made = self.update_or_create(
            digest=digest_of(subscription.address),
            defaults=facts,
            create_defaults=facts | {"made_at": now},
        )
        return endpoint

    def of(self, person_id: int) -> Self:
        return self.filter(person=person_id).order_by("-pk")


class Endpoint(models.Model):
    address = models.CharField(max_length=LONGEST_ADDRESS)
    digest = models.CharField(max_length=64, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    language = models.CharField(max_length=20)
    edition = models.CharField(max_length=20, help_text="The code of the one it was asked for in.")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.CASCADE,
        related_name="push_endpoints",
        help_text="Who was signed in; nobody: a browser without an account.",
    )
    made_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0, help_text="In a row, without a success.")

    objects = EndpointQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.address[:40]}…"
