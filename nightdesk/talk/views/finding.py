"""Finding the discussion and the comment that an address names, as far as the person may know of them."""

from django.http import Http404
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk.models import Comment
from nightdesk.talk.models.comment import CommentQuerySet
from nightdesk.talk.place import Place


def killed(edition: Edition, slug: str) -> bool:
    """Whether the story was there once: its discussion went with it."""
    return edition.stories.gone().named(slug).exists()


def found_in_its_section(edition: Edition, section: str, slug: str) -> Place:
    place = Place.at(edition, slug, timezone.now())
    if place.story.section.slug != section:
        raise Http404
    return place


def shown_to_all(place: Place, key: str) -> Comment:
    """One that has a place on pages that are the same for everyone."""
    return _named(place, Comment.objects.listed(), key)


def shown(place: Place, key: str) -> Comment:
    """One that readers see now, to be answered, nodded to or reported."""
    return _named(place, Comment.objects.shown(), key)


def their_own(place: Place, key: str, person: Person) -> Comment:
    """One of the person's own, also while it waits for a moderator. Others' are not found."""
    return _named(place, Comment.objects.by(person), key)


def _named(place: Place, among: CommentQuerySet, key: str) -> Comment:
    found = among.in_place().filter(discussion=place.story.pk, key=key).first()
    if found is None:
        raise Http404
    return found
