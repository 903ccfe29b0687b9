"""Visibility: the one place that decides who sees a story. Public code finds content no other way."""

from datetime import datetime
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from nightdesk.people.models import Person
from nightdesk.stories.days import DayQuerySet
from nightdesk.stories.permissions import desk_ids
from nightdesk.stories.state import PUBLIC, State
from nightdesk.topics.models import Topic

if TYPE_CHECKING:
    from nightdesk.editions.models import Edition
    from nightdesk.stories.models import Author, Story

S = TypeVar("S", bound=models.Model)


def may_see(person: Person | None, story: "Story", now: datetime) -> bool:
    """Whether this person (None: anyone) sees this story at this instant.

    Readers see what is published or retracted. The newsroom also sees copy, each at their own desks.
    """
    if story.state in PUBLIC and story.published_at is not None and story.published_at <= now:
        return True
    if person is None or not person.may("read"):
        return False
    return (
        not person.is_bound_to_desks or story.desk_id is None or story.desk_id in desk_ids(person)
    )


def shown(now: datetime) -> Q:
    """`may_see(None, …)` for the database."""
    return Q(state__in=PUBLIC, published_at__lte=now)


class VisibleQuerySet(DayQuerySet[S]):
    def visible_to(self, person: Person | None, now: datetime) -> Self:
        """The twin of `may_see`."""
        if person is None or not person.may("read"):
            return self.filter(shown(now))
        if not person.is_bound_to_desks:
            return self.all()
        theirs = Q(desk=None) | Q(desk__in=desk_ids(person))
        return self.filter(shown(now) | theirs)

    def published(self) -> Self:
        """Standing stories: not those that were retracted since."""
        return self.filter(state=State.PUBLISHED)

    def submitted(self) -> Self:
        """Waiting for an editor's approval."""
        return self.filter(state=State.SUBMITTED)

    def waiting_for_an_hour(self) -> Self:
        return self.filter(release_at__isnull=False).order_by("release_at", "pk")

    def at_the_desk_of(self, person: Person) -> Self:
        """Without what a person sees only because readers see it."""
        if not person.is_bound_to_desks:
            return self.all()
        return self.filter(Q(desk=None) | Q(desk__in=desk_ids(person)))

    def drafts_of(self, person: Person) -> Self:
        """Drafts the person signs, or wrote in last."""
        signed = self.model._default_manager.filter(bylines__author__person=person)
        theirs = Q(latest_revision__user=person) | Q(pk__in=signed.values("pk"))
        return self.filter(theirs, state=State.DRAFT).order_by("-pk")

    def gone(self) -> Self:
        """Killed after readers knew them: their addresses answer 410."""
        return self.filter(state=State.KILLED, published_at__isnull=False)

    def known_to_readers(self) -> Self:
        """What they can see, and what they could until it was killed."""
        return self.filter(state__in=PUBLIC | {State.KILLED}, published_at__isnull=False)

    def due(self, now: datetime) -> Self:
        """What the release clock must let go."""
        return self.filter(release_at__lte=now).order_by("release_at", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-pk")

    def in_section(self, section: models.Model) -> Self:
        return self.filter(section=section)

    def on(self, topic: models.Model) -> Self:
        return self.filter(topics=topic)

    def by(self, author: "Author") -> Self:
        return self.filter(pk__in=author.bylines.values("story"))

    def since(self, instant: datetime) -> Self:
        return self.filter(published_at__gte=instant)

    def retracted(self) -> Self:
        """What no longer stands, the newest retraction first, each with its reason."""
        taken_back = self.filter(state=State.RETRACTED).defer("body")
        with_reason = taken_back.select_related("edition", "section", "retraction")
        return with_reason.order_by("-retraction__made_at", "-pk")

    def named(self, slug: str) -> Self:
        """The story of that slug, in whatever section: an edition has at most one."""
        # That it is not empty is said for the databases: only of such slugs the constraint has an index.
        return self.filter(slug=slug).exclude(slug="")

    def other_than(self, *stories: models.Model) -> Self:
        return self.exclude(pk__in=[story.pk for story in stories])

    def led_by(self, picture: models.Model) -> Self:
        return self.filter(lead_picture=picture)


def topics_shown(edition: "Edition", now: datetime) -> "models.QuerySet[Topic]":
    """Topics with at least one story that readers may see."""
    return edition.topics.filter(Exists(edition.stories.filter(shown(now), topics=OuterRef("pk"))))


def authors_shown(edition: "Edition", now: datetime) -> "models.QuerySet[Author]":
    """Authors with at least one story that readers may see."""
    signed = edition.stories.filter(shown(now), bylines__author=OuterRef("pk"))
    return edition.authors.filter(Exists(signed))
