"""Where a comment stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    SHOWN = "shown", _("shown")
    HELD = "held", _("held for a moderator")
    REJECTED = "rejected", _("rejected by a moderator")
    DELETED = "deleted", _("deleted by its author")
    KILLED = "killed", _("gone with the post that it was about")


class Openness(models.TextChoices):
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed: readers read, and write no more")
    OFF = "off", _("off: there is no discussion")
