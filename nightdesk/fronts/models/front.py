"""The front: how editors arranged the opening page of an edition or of a section."""

from datetime import datetime
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, FilteredRelation, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.log_actions import log

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Edition, Section
from nightdesk.events.models import Act, Event, append
from nightdesk.fronts import blocks, generations
from nightdesk.fronts.errors import ArrangedMeanwhile
from nightdesk.fronts.permissions import may_arrange
from nightdesk.people.models import Person
from nightdesk.stories.errors import NotYours
from nightdesk.stories.models.previewed import Previewed

SECONDS, ROW, LIVE = 3, 4, 3
SLOTS = ("live_strip", "lead", "seconds", "row", "rails")


class FrontQuerySet(models.QuerySet["Front"]):
    def of_section(self, section: Section) -> "Front | None":
        return self.filter(section=section).first()

    def in_order(self) -> Self:
        """Edition by edition: its own front, then those of its sections."""
        found = self.select_related("edition", "section")
        first = F("section__position").asc(nulls_first=True)
        return found.order_by("edition__position", "edition__pk", first, "section__pk")

    def lay_down(self) -> None:
        """See that each edition and section has a front to arrange. One that nobody arranged fills itself."""
        bare = Edition.objects.exclude(pk__in=self.filter(section=None).values("edition"))
        fronts = [Front(edition=edition) for edition in bare]
        sections = Section.objects.filter(front=None)
        fronts += [Front(edition_id=section.edition_id, section=section) for section in sections]
        self.bulk_create(fronts, ignore_conflicts=True)


class Front(Previewed, models.Model):
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="fronts", verbose_name=_("edition")
    )
    section = models.OneToOneField(
        Section,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="front",
        verbose_name=_("section"),
    )
    version = models.PositiveIntegerField(
        default=0, editable=False, help_text="Grows by one each time it is arranged."
    )
    lead = StreamField(
        blocks.slot(1), blank=True, verbose_name=_("lead"),
        help_text=_("The story that opens the page. Empty: the most urgent of the newest."),
    )  # fmt: skip
    seconds = StreamField(
        blocks.slot(SECONDS), blank=True, verbose_name=_("seconds"),
        help_text=_("Up to three beside the lead. What is not filled by hand fills itself."),
    )  # fmt: skip
    row = StreamField(
        blocks.slot(ROW), blank=True, verbose_name=_("row"),
        help_text=_("Up to four below. On a section's front only what is chosen here."),
    )  # fmt: skip
    live_strip = StreamField(
        blocks.strip(LIVE), blank=True, verbose_name=_("live strip"),
        help_text=_("What is happening now, in a line above everything. Empty: no strip."),
    )  # fmt: skip
    rails = StreamField(
        blocks.rails(), blank=True, verbose_name=_("rails"),
        help_text=_("Titled groups of stories. Sections without a rail follow below by themselves."),
    )  # fmt: skip

    objects = FrontQuerySet.as_manager()

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")
        constraints = (
            models.UniqueConstraint(
                fields=("edition",), condition=Q(section=None), name="one_front_per_edition"
            ),
        )

    def __str__(self) -> str:
        return str(self.section or self.edition)

    def get_absolute_url(self) -> str:
        if self.section is None:
            return reverse("front", args=[self.edition])
        return reverse("section", args=[self.edition, self.section.slug])

    @property
    def generation(self) -> str:
        return generations.front(self.edition_id, self.section_id)

    def last_event(self) -> Event | None:
        return Event.objects.about(self).select_related("actor").order_by("-pk").first()

    @transaction.atomic
    def arrange(self, *, by: Person | None, at: datetime | None = None) -> None:
        """Put this arrangement in front of readers.

        Refused at another desk's section, and when somebody arranged the front since this one was read.
        """
        if by is not None and not may_arrange(by, self):
            raise NotYours(by, "arrange")
        here = Front.objects.filter(pk=self.pk, version=self.version)
        if not here.update(version=F("version") + 1):
            raise ArrangedMeanwhile(self)
        self.version += 1
        self.save(update_fields=SLOTS)
        bump(self.generation)
        log(instance=self, action="nightdesk.arrange", user=by)
        particulars = {"version": self.version, "section": self.section and self.section.slug}
        act = Act("front.arranged", self, by, at or timezone.now(), particulars)
        append(self.edition.desk_stream, act)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "fronts/show.html" if self.section is None else "sections/show.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from nightdesk.fronts.front_page import FrontPage  # noqa: PLC0415 - it reads this record

        editions = Edition.objects.in_order()
        page = FrontPage.of(self, timezone.now())
        return page.context | {"editions": editions, "request": request, "is_preview": True}


def with_editions(edition: Edition) -> tuple[list[Edition], Front | None]:
    """Every edition in order, and how this one's front is arranged, in one query."""
    own = Q(fronts__edition=edition.pk, fronts__section=None)
    joined = Edition.objects.in_order().annotate(own=FilteredRelation("fronts", condition=own))
    columns = {f"front_{name}": F(f"own__{name}") for name in ("id", "version", *SLOTS)}
    editions = list(joined.annotate(**columns))
    for each in editions:
        if getattr(each, "front_id", None) is not None:
            values = {name: getattr(each, f"front_{name}") for name in ("id", "version", *SLOTS)}
            return editions, Front(edition=edition, **values)
    return editions, None
