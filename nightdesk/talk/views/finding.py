"""Finding the discussion and the comment that an address names, as far as the person may know of them."""

from collections.abc import Mapping

from django.http import Http404
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk.models import Comment
from nightdesk.talk.models.comment import CommentQuerySet
from nightdesk.talk.place import Place
from nightdesk.talk.rooms.place import RoomPlace

# Views of what is done with one comment serve messages too.
Anywhere = Place | RoomPlace


def killed(edition: Edition, slug: str) -> bool:
    """Whether the story was there once: its discussion went with it."""
    return edition.stories.gone().named(slug).exists()


def found(edition: Edition, where: Mapping[str, str]) -> Anywhere:
    """What the rest of the address names: a room, or the story under which readers discuss."""
    if "room" in where:
        return RoomPlace.at(edition, where["room"], timezone.now())
    return found_in_its_section(edition, where["section"], where["slug"])


def found_in_its_section(edition: Edition, section: str, slug: str) -> Place:
    place = Place.at(edition, slug, timezone.now())
    if place.story.under != section:
        raise Http404
    return place


def shown_to_all(place: Anywhere, key: str) -> Comment:
    """One that has a place on pages that are the same for everyone."""
    return _named(place, Comment.objects.listed(), key)


def shown(place: Anywhere, key: str) -> Comment:
    """One that readers see now, to be answered, nodded to or reported."""
    return _named(place, Comment.objects.shown(), key)


def their_own(place: Anywhere, key: str, person: Person) -> Comment:
    """One of the person's own, also while it waits for a moderator. Others' are not found."""
    return _named(place, Comment.objects.by(person), key)


def _named(place: Anywhere, among: CommentQuerySet, key: str) -> Comment:
    one = among.in_place().filter(**place.here, key=key).first()
    if one is None:
        raise Http404
    return one
