"""Presence: who of those that allow it has a room open. Of all others a number is known, and no more."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk.models.room import Room
from nightdesk.talk.models.sanction import Measure, Sanction

# Open pages say that they are there every two to four minutes.
LASTS = timedelta(minutes=5)
MOST = 20


class NamedInRooms(models.Model):
    """A person who lets others in a room read that they are there. Whoever said nothing is not named."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="named"
    )
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.person_id}"


class PresenceQuerySet(models.QuerySet["Presence"]):
    def come(self, person: Person, room: Room, now: datetime) -> None:
        """They have it open. Of whoever does not want to be named nothing is written down."""
        if NamedInRooms.objects.filter(person=person).exists():
            self.update_or_create(named_id=person.pk, room=room, defaults={"at": now})

    def people(self, room: Room, now: datetime) -> list[Person]:
        """By name, MOST at most: without those who have none, and those who may not write here. One query."""
        there = Presence.objects.filter(named=OuterRef("pk"), room=room, at__gt=now - LASTS)
        sections = Story.objects.filter(rooms=room).values("section")
        reach = Q(room=room) | Q(room=None, section=None) | Q(room=None, section__in=sections)
        running = Sanction.objects.running(now).filter(reach, person=OuterRef("pk"))
        shut_out = running.filter(measure__in=(Measure.SUSPEND, Measure.BAN))
        found = Person.objects.filter(Exists(there), ~Exists(shut_out), is_active=True)
        nameless = Q(role=Role.READER, display_skeleton=None)
        named = list(found.exclude(nameless).order_by("pk")[:MOST])
        return sorted(named, key=lambda one: str(one.public_name).casefold())

    def forget(self, now: datetime) -> None:
        self.filter(at__lte=now - LASTS).delete()


class Presence(models.Model):
    named = models.ForeignKey(NamedInRooms, on_delete=models.CASCADE, related_name="presences")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="presences")
    at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("named", "room"), name="present_once"),)
        indexes = (models.Index(fields=("room", "at"), name="present_in_a_room"),)

    def __str__(self) -> str:
        return f"{self.named_id} in {self.room_id}"


def let_name(person: Person, *, named: bool) -> None:
    """From now on they are named in rooms that they have open, or nowhere, at once."""
    if named:
        NamedInRooms.objects.get_or_create(person=person)
    else:
        NamedInRooms.objects.filter(person=person).delete()
