"""The newsletter: what an edition sends by mail, to whom asks for it, at an hour it keeps."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from nightdesk.bakery.staleness import reading
from nightdesk.editions.models import Edition, Section
from nightdesk.lib.address import address
from nightdesk.newsletters import generations
from nightdesk.newsletters.rhythm import Rhythm, Weekday, last_before

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from nightdesk.newsletters.models.number import Number
    from nightdesk.newsletters.models.reader import Reader

# What stands in the place of a slug in their addresses.
TAKEN = frozenset({"confirm", "join", "leave", "mine"})


class Source(models.TextChoices):
    SINCE_LAST = "since", _("what was published since the last number")
    SECTIONS = "sections", _("the same, of some sections")
    CHOSEN = "chosen", _("stories that the desk chooses")


def free_slug(slug: str) -> None:
    if slug in TAKEN:
        raise ValidationError(_("“%(slug)s” is an address of its own."), params={"slug": slug})


class NewsletterQuerySet(models.QuerySet["Newsletter"]):
    def of(self, edition: Edition) -> Self:
        """In order; whoever bakes a page of them reads them."""
        reading(generations.offer(edition.pk))
        return self.filter(edition=edition).order_by("position", "name")

    def open(self) -> Self:
        return self.filter(is_open=True)


class Newsletter(models.Model):
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="newsletters", verbose_name=_("edition")
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=60, allow_unicode=True, validators=[free_slug])
    promise = models.CharField(
        _("promise"), max_length=200, help_text=_("What readers get, in a sentence.")
    )
    source = models.CharField(
        _("made of"), max_length=8, choices=Source.choices, default=Source.SINCE_LAST
    )
    sections = models.ManyToManyField(
        Section, blank=True, related_name="+", verbose_name=_("sections")
    )
    most = models.PositiveSmallIntegerField(
        _("stories at most"),
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    rhythm = models.CharField(
        _("rhythm"), max_length=7, choices=Rhythm.choices, default=Rhythm.DAILY
    )
    weekday = models.PositiveSmallIntegerField(
        _("day of the week"), choices=Weekday.choices, default=Weekday.MONDAY
    )
    hour = models.TimeField(_("hour"), default=time(7), help_text=_("In the edition's time zone."))
    is_open = models.BooleanField(_("readers may join"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kept_hour_at = models.DateTimeField(
        null=True, editable=False, help_text="The last hour of its rhythm that was kept."
    )
    joined = models.PositiveIntegerField(default=0, editable=False)
    left = models.PositiveIntegerField(default=0, editable=False)
    bounced = models.PositiveIntegerField(default=0, editable=False)
    complained = models.PositiveIntegerField(default=0, editable=False)

    numbers: "RelatedManager[Number]"
    readers: "RelatedManager[Reader]"
    objects = NewsletterQuerySet.as_manager()

    class Meta:
        ordering = ("edition", "position", "name")
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "slug"), name="one_newsletter_slug_per_edition"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("newsletter", self.edition.code, self.slug)

    @property
    def list_id(self) -> str:
        """How mail programs know that mails belong together (RFC 2919); it outlives every name."""
        return f"newsletter-{self.pk}.{self.edition.code}"

    def last_hour(self, now: datetime) -> datetime | None:
        """The last of its hours that has come; None where it is sent by hand."""
        return last_before(now, self.edition.zone, self.rhythm, (self.weekday, self.hour))

    def keep_hour(self, hour: datetime) -> bool:
        """Whether this call is the one that keeps it: of several processes one does."""
        here = Newsletter.objects.filter(pk=self.pk, kept_hour_at=self.kept_hour_at)
        if not here.update(kept_hour_at=hour):
            return False
        self.kept_hour_at = hour
        return True

    def count(self, what: str, many: int = 1) -> None:
        """One more who joined, left, bounced or complained: a number is all that is kept of them."""
        Newsletter.objects.filter(pk=self.pk).update(**{what: F(what) + many})
