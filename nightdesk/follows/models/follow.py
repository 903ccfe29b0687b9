"""The follow: somebody wants news of something. A person with an account, or one browser without."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition
from nightdesk.notices.push.models import Endpoint
from nightdesk.people.models import Person


class Kind(models.TextChoices):
    FLASHES = "flashes", _("flashes")
    SECTION = "section", _("section")
    TOPIC = "topic", _("topic")
    AUTHOR = "author", _("author")
    STORY = "story", _("story")


class Of(NamedTuple):
    """What is followed: a record by its key, or all flashes of the edition, whose key is 0."""

    edition: Edition
    kind: str
    subject: int = 0


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, whom: Person | Endpoint) -> Self:
        """In the order in which they were begun, the newest first."""
        mine = Q(person=whom) if isinstance(whom, Person) else Q(endpoint=whom)
        return self.filter(mine).select_related("edition").order_by("-pk")

    def about(self, of: Of) -> Self:
        return self.filter(edition=of.edition, kind=of.kind, subject=of.subject)

    def about_any(self, subjects: Iterable[Of]) -> Self:
        wanted = Q(pk=None)
        for of in subjects:
            wanted |= Q(edition=of.edition, kind=of.kind, subject=of.subject)
        return self.filter(wanted)

    def begin(self, whom: Person | Endpoint, of: Of) -> "Follow":
        """Once: who follows it already goes on as they chose."""
        who = {"person": whom} if isinstance(whom, Person) else {"endpoint": whom}
        follow, _made = self.get_or_create(
            **who, edition=of.edition, kind=of.kind, subject=of.subject
        )
        return follow

    def end(self, whom: Person | Endpoint, of: Of) -> None:
        self.of(whom).about(of).order_by().delete()

    def by_push(self) -> Self:
        return self.filter(by_push=True)

    def by_mail(self) -> Self:
        return self.filter(by_mail=True)


class Follow(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="follows"
    )
    endpoint = models.ForeignKey(
        Endpoint,
        null=True,
        on_delete=models.CASCADE,
        related_name="follows",
        help_text="The browser, where nobody is signed in.",
    )
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    subject = models.PositiveBigIntegerField(default=0, help_text="The key of what is followed.")
    by_push = models.BooleanField(_("in my browsers"), default=True)
    by_mail = models.BooleanField(_("by mail"), default=False)
    since = models.DateTimeField(auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "edition", "kind", "subject"), name="a_person_follows_it_once"
            ),
            models.UniqueConstraint(
                fields=("endpoint", "edition", "kind", "subject"), name="a_browser_follows_it_once"
            ),
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(endpoint=None), name="a_person_or_a_browser_follows"
            ),
        )
        indexes = (
            models.Index(fields=("edition", "kind", "subject", "person"), name="who_follows_it"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
