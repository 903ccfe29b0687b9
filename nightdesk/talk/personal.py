"""What talk keeps on a person: handed out with all else on request, and erased with it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.people.personal import Keeper
from nightdesk.talk.models import (
    Appeal,
    Claim,
    Comment,
    EarlierText,
    Fingerprint,
    Letter,
    Mute,
    NamedInRooms,
    Note,
    Notice,
    Presence,
    Quiet,
    Reaction,
    Report,
    Room,
    Ruling,
    Sanction,
    Told,
)
from nightdesk.talk.models.placed import placed
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.models.turning import Turn
from nightdesk.talk.state import State


def export(person: Person) -> dict[str, Any]:
    """Everything they said and what was decided about it. Who reported them, and notes, are others' words."""
    return {
        "comments": [_comment(one) for one in _with_places(person)],
        "reactions": list(
            Reaction.objects.filter(person=person).values("comment__key", "kind", "at")
        ),
        "reports": list(
            Report.objects.filter(by=person).values("comment__key", "ground", "text", "at")
        ),
        "named_in_rooms": NamedInRooms.objects.filter(person=person).exists(),
        "rooms_open_lately": list(
            Presence.objects.filter(named=person.pk).values("room__title", "at")
        ),
        "mail_about_answers": not Quiet.objects.filter(person=person).exists(),
        "muted": [
            one.guest or str(one.muted.public_name) for one in person.mutes.select_related("muted")
        ],
        "decisions": list(
            Ruling.objects.about(person.pk).values("comment__key", "verdict", "reason", "at")
        ),
        "appeals": list(
            Appeal.objects.filter(by=person).values("text", "at", "is_granted", "answer")
        ),
        "notices": list(
            Notice.objects.filter(email=person.email).values("address", "why", "at", "answer")
        ),
        "sanctions": list(
            Sanction.objects.on(person.pk).values("measure", "reason", "until", "made_at")
        ),
    }


def _with_places(person: Person) -> Any:
    return (
        Comment.objects.filter(author=person)
        .select_related("about", *placed())
        .prefetch_related("earlier_texts")
        .order_by("posted_at", "pk")
    )


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "under": comment.venue.get_absolute_url(),
        "about": comment.about_address,
        "key": comment.key,
        "text": comment.text,
        "earlier_texts": [one.text for one in comment.earlier_texts.all()],
        "state": comment.state,
        "posted_at": comment.posted_at,
        "edited_at": comment.edited_at,
    }


@transaction.atomic
def erase(person: Person) -> None:
    """Their words leave every page and every record; that they took part in a thread leaves its place."""
    for comment in _with_places(person).exclude(state=State.DELETED):
        comment.turn(Turn("deleted", person, State.DELETED))
    theirs = Comment.objects.filter(author=person)
    EarlierText.objects.filter(comment__in=theirs).delete()
    theirs.update(text="", html="", once=None)
    for reaction in Reaction.objects.filter(person=person).select_related(*placed("comment")):
        _take_back(reaction, person)
    Fingerprint.objects.filter(author=person).delete()
    Report.objects.filter(by=person).update(text="")
    Mute.objects.filter(person=person).delete()
    Mute.objects.filter(muted=person).delete()
    Told.objects.filter(person=person).delete()
    Quiet.objects.filter(person=person).delete()
    NamedInRooms.objects.filter(person=person).delete()
    Ruling.objects.filter(author=person).update(particulars={})
    Appeal.objects.filter(by=person).update(text="", answer="")
    Note.objects.filter(person=person).delete()
    Claim.objects.filter(by=person).delete()
    Room.hosts.through.objects.filter(person=person).delete()
    Letter.objects.filter(to=person.email).delete()
    Notice.objects.filter(email=person.email).update(name="", email="", why="")
    running = Sanction.objects.on(person.pk).running(timezone.now())
    Sanction.objects.on(person.pk).exclude(pk__in=running.values("pk")).update(reason="")


def _take_back(reaction: Reaction, person: Person) -> None:
    """With its count, where readers see it; without, where they see the comment no more."""
    if reaction.comment.is_shown:
        reaction.comment.react(Kind(reaction.kind), by=person, on=False)
    else:
        reaction.delete()


KEEPER = Keeper("talk", export, erase)
