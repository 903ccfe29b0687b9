"""The place of a discussion: the story it is under, and whether readers may write there."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Self

from django.http import Http404
from django.urls import reverse

from nightdesk.bakery.parts import kept
from nightdesk.bakery.staleness import good_until, reading
from nightdesk.editions.models import Edition
from nightdesk.live.generations import posts
from nightdesk.people.generations import face
from nightdesk.people.models import Person
from nightdesk.stories.generations import reading_stories
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.models import Comment, Discussion, Terms
from nightdesk.talk.models.terms import Standing


@dataclass(frozen=True)
class Place:
    """`story` is one that readers may see, with its edition and section at hand."""

    story: Story
    now: datetime

    @classmethod
    def at(cls, edition: Edition, slug: str, now: datetime) -> Self:
        """Under the story of that slug. Where nobody may discuss, or nobody may read, there is no such place."""
        story = edition.stories.visible_to(None, now).named(slug).for_lines().first()
        if story is None:
            raise Http404
        story.edition = edition
        place = cls(story, now)
        if place.standing.is_off:
            raise Http404
        return place

    @cached_property
    def standing(self) -> Standing:
        """As said, and until when the page that tells of it is good."""
        reading_stories([self.story.pk])
        standing = said_of(self.story)
        good_until(standing.closes_at)
        return standing

    @property
    def is_open(self) -> bool:
        return self.standing.is_open(self.now)

    @cached_property
    def discussion(self) -> Discussion:
        """As readers see it; one that nobody began is not stored."""
        return self._as_read(Discussion.objects.filter(pk=self.story.pk).first())

    def begun(self, found: Discussion | None) -> None:
        """It was fetched along with its comments, or they are none."""
        self.__dict__["discussion"] = self._as_read(found)

    def _as_read(self, found: Discussion | None) -> Discussion:
        reading(generations.discussion(self.story.pk))
        discussion = found or Discussion()
        discussion.story = self.story
        return discussion

    @property
    def edition(self) -> Edition:
        return self.story.edition

    @property
    def headline(self) -> str:
        return self.story.headline

    @property
    def at_hand(self) -> Story:
        """What `posting.post` takes."""
        return self.story

    @property
    def here(self) -> dict[str, int]:
        """For a filter on comments."""
        return {"discussion": self.story.pk}

    @property
    def address(self) -> str:
        story = self.story
        return reverse("discussion", args=[story.edition, story.under, story.slug])

    def holding(self, comment: Comment) -> Comment:
        """The comment, knowing where it is, so that nothing is asked for its address."""
        reading(face(comment.author_id))
        comment.discussion = self.discussion
        if comment.about_id is not None:
            reading(posts(self.story.pk))
        return comment


def said_of(story: Story) -> Standing:
    """No query where another page of the edition was drawn before; of the same record it is asked once."""
    edition, known = story.edition, story.__dict__
    reading(generations.terms(edition.pk))
    if "_standing" not in known:
        said = kept(("terms", edition.pk), lambda: _said_in(edition))
        known["_standing"] = Terms.nearest(said, story)
    standing: Standing = known["_standing"]
    return standing


def _said_in(edition: Edition) -> dict[tuple[str, int], Terms]:
    """What was said of the edition, its sections and stories. Of few stories anything is."""
    reading(generations.terms(edition.pk))
    return {one.reach: one for one in Terms.objects.filter(edition=edition)}


def portrait_address(person: Person) -> str:
    """Empty for whoever has none."""
    return reverse("portrait", args=[person.portrait_key]) if person.portrait_key else ""
