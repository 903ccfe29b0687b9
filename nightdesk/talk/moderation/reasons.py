"""Reasons: why something is held or refused, as its author and the moderators read it, each in their language."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, str | Promise] = {
    "frozen": _(
        "All discussions are paused for the moment. Your text is still here: try again later."
    ),
    "closed": _("This discussion is closed."),
    "empty": _("Write something first."),
    "too_long": _("This is longer than a comment may be: %(length)s of %(longest)s characters."),
}


def sentence(reason: str, particulars: Mapping[str, Any] | None = None) -> str:
    """The sentence of a reason, in the language that is active."""
    return str(SENTENCES[reason]) % (particulars or {})
