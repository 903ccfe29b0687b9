"""The public face: what readers see of a person, and nothing of it is who they are at the sign-in."""

import secrets

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nightdesk.people.roles import Role

LONGEST_NAME = 40
LONGEST_ABOUT = 300


def portrait_name(_person: models.Model, _filename: str) -> str:
    """A place drawn by lot: no address tells whose portrait it is."""
    key = secrets.token_hex(16)
    return f"portraits/{key[:2]}/{key}.webp"


class PublicFace(models.Model):
    """`display_name` is changed through `display_names.take` alone, which keeps the skeleton in step."""

    display_name = models.CharField(
        _("display name"),
        max_length=LONGEST_NAME,
        blank=True,
        editable=False,
        help_text=_("As other readers see it."),
    )
    display_skeleton = models.CharField(  # noqa: DJ001 - no name is like no other
        max_length=8 * LONGEST_NAME,  # as long as Hangul looks, taken apart
        null=True,
        unique=True,
        editable=False,
        help_text="What the display name looks like: no two people look the same.",
    )
    about = models.CharField(
        _("about me"),
        max_length=LONGEST_ABOUT,
        blank=True,
        help_text=_("A sentence or two for other readers. Empty: nothing is shown."),
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        blank=True,
        help_text=_("Of mails and of these pages. Empty: that of the edition."),
    )
    portrait = models.FileField(
        _("portrait"),
        upload_to=portrait_name,
        max_length=120,
        blank=True,
        db_index=True,
        editable=False,
    )

    name: str
    role: str

    class Meta:
        abstract = True

    @property
    def public_name(self) -> str:
        """The one name that pages for readers may print. A reader's own `name` is never it."""
        if self.display_name:
            return self.display_name
        return self.name if self.role != Role.READER and self.name else gettext("A reader")

    @property
    def portrait_key(self) -> str:
        """What its address is made of; empty without a portrait."""
        return (self.portrait.name or "").rpartition("/")[2].removesuffix(".webp")
