"""What the rules of moderation are called where they are counted. Readers see these names once a year."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By the name of the phase that asks.
RULES: Mapping[str, str | Promise] = {
    "banned": _("Sanctions"),
    "closed": _("Closed discussions"),
    "first_timer": _("First comments of new readers"),
    "flood": _("Too many at once"),
    "frozen": _("Paused discussions"),
    "held_first": _("Rooms in which a moderator reads first"),
    "hook": _("A program of another house"),
    "length": _("Length"),
    "like_rejected": _("Likeness to what moderators rejected"),
    "links": _("Links"),
    "membership": _("Rooms for those who joined earlier"),
    "muted_words": _("Words that are refused"),
    "rejections": _("Earlier rejections"),
    "repetition": _("Repetition"),
    "shouting": _("Capitals"),
    "slow": _("Rooms that go slowly"),
    "suspect_words": _("Words that are looked at"),
}
