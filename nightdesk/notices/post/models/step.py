"""The steps of a mail in the ledger, from being addressed to being accepted or not."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    WAITING = "waiting", _("waits")
    CLAIMED = "claimed", _("in hand")
    SENT = "sent", _("sent")
    UNSURE = "unsure", _("handed over, not confirmed")
    FAILED = "failed", _("refused")
    BOUNCED = "bounced", _("came back")
    DROPPED = "dropped", _("dropped")
