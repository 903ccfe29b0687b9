"""What an item is about, and what kind of journalism it is."""

from collections.abc import Iterator, Mapping

from nightdesk.intake.ninjs.fields import Fields
from nightdesk.intake.ninjs.item import Subject
from nightdesk.stories.models import Genre
from nightdesk.topics.models import Topic

KINDS: Mapping[str, tuple[str, ...]] = {
    Topic.Kind.SUBJECT: ("subjects", "subject"),
    Topic.Kind.PERSON: ("people", "person"),
    Topic.Kind.ORGANISATION: ("organisations", "organisation"),
    Topic.Kind.PLACE: ("places", "place"),
}
# The IPTC's genres and what agencies call them, as far as we have a word for it.
GENRES: Mapping[str, str] = {
    **{str(genre): str(genre) for genre in Genre},
    "current": Genre.NEWS,
    "backgrounder": Genre.BACKGROUND,
    "question and answer session": Genre.INTERVIEW,
    "comment": Genre.OPINION,
    "column": Genre.OPINION,
    "editorial": Genre.OPINION,
    "advertorial": Genre.SPONSORED,
    "advertiser supplied": Genre.SPONSORED,
    "sponsored content": Genre.SPONSORED,
}
NAME = 80


def subjects_of(fields: Fields) -> tuple[Subject, ...]:
    """Subjects, people, organisations and places, in this order, each name once."""
    found = {subject.name.casefold(): subject for subject in reversed(list(_found(fields)))}
    return tuple(reversed(found.values()))


def _found(fields: Fields) -> Iterator[Subject]:
    for kind, names in KINDS.items():
        for entry in fields.entries(*names):
            inner = fields.within(entry)
            name = inner.line("name", longest=NAME)
            if name:
                yield Subject(name, kind, inner.line("literal", "code"))


def genre_of(fields: Fields) -> str:
    """One of our genres, or nothing when none is said that we know."""
    for entry in fields.entries("genres", "genre"):
        inner = fields.within(entry)
        for word in (
            inner.line("literal"),
            inner.line("name"),
            inner.line("code"),
            inner.line("uri"),
        ):
            known = GENRES.get(word.rstrip("/").rpartition("/")[2].casefold())
            if known:
                return known
    return ""
