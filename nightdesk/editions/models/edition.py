"""The edition: one paper, in one language, for one readership."""

import zoneinfo
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from nightdesk.bakery.parts import kept
from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations
from nightdesk.editions.languages import spoken
from nightdesk.editions.models.branded import Branded
from nightdesk.editions.names import edition_code, free_code
from nightdesk.lib.address import address
from nightdesk.lib.loading import Loaded
from nightdesk.stream import cursor

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from nightdesk.editions.models.section import Section


class Direction(models.TextChoices):
    LEFT_TO_RIGHT = "ltr", _("left to right")
    RIGHT_TO_LEFT = "rtl", _("right to left")


def known_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(name)s” is not a time zone."), params={"name": name})


class EditionQuerySet(models.QuerySet["Edition"]):
    def in_order(self) -> Self:
        reading(generations.EVERY)
        return self.order_by("position", "pk")

    def leading(self) -> "Edition | None":
        """The edition that / leads to: the operator's choice, else the first one founded."""
        reading(generations.EVERY)
        return self.with_code(settings.DEFAULT_EDITION) or self.in_order().first()

    def with_code(self, code: str) -> "Edition | None":
        return self.filter(code=code).first()


class Edition(Loaded, Branded):
    code = models.CharField(
        _("code"),
        max_length=20,
        unique=True,
        validators=[edition_code, free_code],
        help_text=_("The first part of its addresses, such as fr."),
    )
    name = models.CharField(
        _("name"), max_length=80, help_text=_("The paper's name in this edition.")
    )
    language = models.CharField(
        _("language"), max_length=20, help_text=_("As the web writes it: fr, en-GB, ar.")
    )
    sets_type = models.BooleanField(
        _("set type as the language demands"),
        default=True,
        help_text=_("Quotation marks, dashes and spaces, as words are saved or taken in."),
    )
    feeds_whole = models.BooleanField(
        _("whole stories in feeds"),
        default=True,
        help_text=_("Else feeds tell what a story is about, and lead to the paper for the rest."),
    )
    direction = models.CharField(
        _("direction"), max_length=3, choices=Direction.choices, default=Direction.LEFT_TO_RIGHT
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="UTC", validators=[known_zone]
    )
    publisher = models.CharField(
        _("publisher"), max_length=120, blank=True, help_text=_("Who answers for the paper.")
    )
    contact_email = models.EmailField(_("contact address"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    sections: "RelatedManager[Section]"
    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    def get_absolute_url(self) -> str:
        return address("front", self.code)

    @cached_property
    def shown_sections(self) -> "list[Section]":
        """Its sections in order; the address of a page has fetched them with the edition."""
        return list(self.sections.order_by("position", "name"))

    @property
    def read_as(self) -> tuple[str, ...]:
        """The names under which baked pages read it."""
        return (generations.shape(self.pk),)

    @property
    def interface_language(self) -> str:
        """What the house says on its pages, and how it writes their days."""
        return spoken(self.language)

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def wire_stream(self) -> str:
        """The stream that readers may follow."""
        return f"wire:{self.code}"

    def wire_cursor(self) -> str:
        """Where who reads a page of it stands on its wire; to be asked before all else is read, and the clock too."""
        return kept(("wire cursor", self.pk), self._wire_cursor)

    def _wire_cursor(self) -> str:
        reading(generations.wire(self.pk))
        return cursor.here(self.wire_stream)

    @property
    def desk_stream(self) -> str:
        """The stream of acts that readers know nothing of."""
        return f"desk:{self.code}"
