"""Told: that somebody was answered, so that they hear of it on their page and by mail."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from nightdesk.people.models import Person
from nightdesk.stories.state import State as Copy
from nightdesk.talk.mentions import called_in
from nightdesk.talk.models.mute import Mute
from nightdesk.talk.models.placed import placed, unread
from nightdesk.talk.state import State

if TYPE_CHECKING:
    from nightdesk.talk.models.comment import Comment


def _standing() -> Q:
    """What was said about a killed story went with it."""
    of_killed = Q(answer__discussion__story__state=Copy.KILLED)
    return ~of_killed & ~Q(answer__room__story__state=Copy.KILLED)


class ToldQuerySet(models.QuerySet["Told"]):
    def tell(self, answer: "Comment", at: datetime) -> None:
        """Whoever was answered, or is called in a message, is told once, unless they muted who wrote it."""
        people = {answer.parent.author_id} if answer.parent else set()
        if answer.room_id is not None:
            people.update(called_in(answer.text))
        people.discard(answer.author_id)
        if not people:
            return
        mutes = Mute.objects.filter(person__in=people, muted=answer.author_id)
        for person in sorted(people.difference(mutes.values_list("person", flat=True))):
            self.get_or_create(person_id=person, answer=answer, defaults={"at": at})

    def to(self, person: Person) -> Self:
        """What the person may read now, the newest first: without what is hidden, or by whom they muted."""
        muted = person.mutes.values("muted")
        shown = self.filter(_standing(), person=person, answer__state=State.SHOWN)
        return shown.exclude(answer__author__in=muted).order_by("-at", "-pk")

    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def to_be_mailed(self, before: datetime) -> Self:
        """Told before that instant and not seen since, of people who want such mail and can sign in."""
        waiting = self.filter(mailed_at=None, seen_at=None, at__lt=before, person__is_active=True)
        wanted = waiting.filter(_standing(), answer__state=State.SHOWN, person__quiet=None)
        muted = Mute.objects.filter(person=OuterRef("person"), muted=OuterRef("answer__author"))
        return wanted.exclude(Exists(muted)).order_by("at", "pk")

    def in_their_places(self) -> Self:
        """One query: with who said it, under what."""
        found = self.select_related(
            "person", "answer__author", "answer__parent__author", *placed("answer")
        )
        return found.defer(*unread("answer"))

    def in_thread(self, root_id: int | None, person_id: int) -> Self:
        return self.filter(answer__root=root_id, person=person_id)

    def mailed_since(self, instant: datetime) -> Self:
        return self.filter(mailed_at__gte=instant)


class Told(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="told"
    )
    answer = models.ForeignKey("talk.Comment", on_delete=models.CASCADE, related_name="told")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = ToldQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "answer"), name="told_once"),)
        indexes = (
            models.Index(fields=("person", "-at"), name="told_to_a_person"),
            models.Index(
                fields=("at",), condition=Q(mailed_at=None, seen_at=None), name="told_to_be_mailed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} of {self.answer_id}"

    @property
    def is_call(self) -> bool:
        """They were called by name, not answered."""
        answered = self.answer.parent
        return answered is None or answered.author_id != self.person_id


class Quiet(models.Model):
    """A person who wants no mail about answers. They still find them on their page."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="quiet"
    )
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.person_id}"
