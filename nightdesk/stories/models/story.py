"""The story: one piece of journalism, in one edition."""

import uuid
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField

from nightdesk.editions.models import Desk, Edition, Section
from nightdesk.lib.address import address
from nightdesk.lib.loading import Loaded
from nightdesk.lib.short_name import short_name
from nightdesk.media.models import Picture
from nightdesk.stories import generations
from nightdesk.stories.body import Body
from nightdesk.stories.models.fetching import FetchingQuerySet
from nightdesk.stories.models.through_wagtail import ThroughWagtail
from nightdesk.stories.models.typeset import Typeset
from nightdesk.stories.state import State
from nightdesk.stories.story_page import StoryPage
from nightdesk.topics.models import Topic

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from nightdesk.stories.models.byline import Byline, RelatedStory
    from nightdesk.stories.models.correctable import Correction
    from nightdesk.stories.models.embargoable import Embargo


class Genre(models.TextChoices):
    NEWS = "news", _("News")
    ANALYSIS = "analysis", _("Analysis")
    BACKGROUND = "background", _("Background")
    INTERVIEW = "interview", _("Interview")
    OPINION = "opinion", _("Opinion")
    REVIEW = "review", _("Review")
    OBITUARY = "obituary", _("Obituary")
    SPONSORED = "sponsored", _("Sponsored")


# Where live blogs are found, whatever their section; none may be called so.
LIVE = "live"


def new_uri() -> str:
    """Random, so that it tells nothing of how many stories there are."""
    return uuid.uuid4().urn


class StoryQuerySet(FetchingQuerySet["Story"]):
    """What readers and editors ask of stories, as phrases."""


class Story(Loaded, Typeset, ThroughWagtail, ClusterableModel):
    set_lines = ("kicker", "headline", "standfirst", "dateline", "lead_caption", "editors_note")

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="stories", verbose_name=_("edition")
    )
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="stories", verbose_name=_("section")
    )
    desk = models.ForeignKey(
        Desk,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
        verbose_name=_("desk"),
        help_text=_("Who answers for it. Empty: the section's desk."),
    )
    slugline = models.CharField(
        _("slugline"),
        max_length=60,
        blank=True,
        help_text=_("The newsroom's working name: HARBOUR-FIRE."),
    )
    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("The word or two above the headline.")
    )
    headline = models.CharField(_("headline"), max_length=250)
    standfirst = models.TextField(
        _("standfirst"),
        max_length=600,
        blank=True,
        help_text=_("The paragraph under the headline."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=200,
        blank=True,
        allow_unicode=True,
        help_text=_("The last part of the address. Empty: made from the headline."),
    )
    dateline = models.CharField(
        _("dateline"), max_length=80, blank=True, help_text=_("Where the reporting comes from.")
    )
    urgency = models.PositiveSmallIntegerField(
        _("urgency"), default=5, validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 is a flash, 9 can wait."),
    )  # fmt: skip
    genre = models.CharField(_("genre"), max_length=12, choices=Genre.choices, default=Genre.NEWS)
    sponsor = models.CharField(
        _("sponsor"), max_length=120, blank=True, help_text=_("Who paid, if it is sponsored.")
    )
    lead_picture = models.ForeignKey(
        Picture,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="leading",
        verbose_name=_("lead picture"),
    )
    lead_caption = models.CharField(
        _("caption here"), max_length=500, blank=True, help_text=_("Empty: the picture's own.")
    )
    body = StreamField(Body(required=False), blank=True, verbose_name=_("text"))
    editors_note = models.TextField(
        _("editor's note"),
        max_length=1000,
        blank=True,
        help_text=_("Readers see it above the text."),
    )
    edit_note = models.TextField(
        _("ednote"), max_length=1000, blank=True, help_text=_("For the newsroom. Never public.")
    )
    info_source = models.CharField(
        _("agency"),
        max_length=140,
        blank=True,
        help_text=_("Where it was taken up from, as printed."),
    )
    usage_terms = models.CharField(_("usage terms"), max_length=250, blank=True)
    sign_off = models.CharField(_("sign-off"), max_length=20, blank=True)
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="stories", verbose_name=_("topics")
    )

    uri = models.CharField(
        max_length=250,
        unique=True,
        default=new_uri,
        editable=False,
        help_text="Its name for machines.",
    )
    matter = models.UUIDField(
        default=uuid.uuid4,
        editable=False,
        db_index=True,
        help_text="Stories of one matter in several editions share it.",
    )
    translated_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
        verbose_name=_("translated from"),
    )
    translated_at_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    live = models.BooleanField(default=False, editable=False)
    is_live_blog = models.BooleanField(
        default=False, editable=False, help_text="Posts are written under it while readers watch."
    )
    ended_at = models.DateTimeField(
        null=True, editable=False, help_text="When the coverage of a live blog ended."
    )

    bylines: "RelatedManager[Byline]"
    related_stories: "RelatedManager[RelatedStory]"
    corrections: "RelatedManager[Correction]"
    embargoes: "RelatedManager[Embargo]"

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "slug"),
                condition=~models.Q(slug=""),
                name="one_slug_per_edition",
            ),
        )
        indexes = (
            models.Index(fields=("edition", "state", "-published_at"), name="edition_newest_first"),
            # Readers' lists walk these from the newest on, whatever the states, and stop: no list of a
            # hundred thousand stories is sorted for its first twenty.
            models.Index(fields=("edition", "-published_at", "-id"), name="edition_shown"),
            models.Index(fields=("section", "-published_at", "-id"), name="section_shown"),
            # All that the index of sitemaps asks of a month, so that no story is looked up for it.
            models.Index(
                fields=("edition", "published_at", "state", "updated_at"), name="edition_by_month"
            ),
        )

    def __str__(self) -> str:
        return self.headline or self.slugline

    def get_absolute_url(self) -> str:
        return address("story", self.edition.code, self.under, self.slug)

    @property
    def under(self) -> str:
        """The part of its address between its edition and its slug."""
        return LIVE if self.is_live_blog else self.section.slug

    @property
    def is_running(self) -> bool:
        """A live blog that readers watch being written."""
        return self.is_live_blog and self.ended_at is None and self.state == State.PUBLISHED

    @property
    def read_as(self) -> tuple[str, ...]:
        """The names under which baked pages read its card."""
        return generations.of_card(self)

    @property
    def stream(self) -> str:
        """The stream that this story's readers follow."""
        return f"story:{self.uri}"

    @property
    def short_name(self) -> str:
        """For ids on pages."""
        return short_name(self.uri)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "stories/show.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        page = StoryPage(self, timezone.now())
        return {
            "story": self,
            "page": page,
            "edition": self.edition,
            "now": page.now,
            "request": request,
            "is_preview": True,
        }
