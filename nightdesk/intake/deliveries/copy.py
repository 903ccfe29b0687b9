"""Writing an item into a story: what differs is changed, what the item does not say stays.

Its words are set as the edition's language demands, so what is compared, kept and given out is what readers see.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nightdesk.intake.deliveries.library import pictures_at_hand
from nightdesk.intake.html import sentences
from nightdesk.intake.ninjs import Item
from nightdesk.intake.takeup.fitting import Data, fit
from nightdesk.intake.takeup.slugs import free_slug, slug_of
from nightdesk.lib.text import clean
from nightdesk.people.models import Person
from nightdesk.stories.models import Byline, Genre, Story
from nightdesk.stories.typesetting import Compositor, language_of, set_body
from nightdesk.topics.models import Topic

MOST_TOPICS = 8


def write(story: Story, item: Item, *, by: Person, notes: list[str]) -> bool:
    """Put the item's words into the story, without saving it; whether anything is new."""
    pictures = pictures_at_hand(item.pictures, by=by, notes=notes)
    body = [*_body(item, notes), *(_block(picture.pk) for picture in pictures[1:])]
    compositor = Compositor(language_of(story.edition, as_typed=story.as_typed))
    changes = [
        _set(story, _typeset(story, _columns(story, item), compositor)),
        _set(story, {"lead_picture": pictures[0]} if pictures else {}),
        _set_body(story, body, compositor),
        _set_byline(story, item),
        _add_topics(story, item),
    ]
    if not story.slug:
        story.slug = _slug(story, item)
    return any(changes)


def _columns(story: Story, item: Item) -> Mapping[str, Any]:
    said = {
        "headline": item.headline,
        "kicker": item.kicker,
        "standfirst": item.standfirst,
        "dateline": item.located,
        "slugline": item.slugline,
        "urgency": item.urgency,
        "genre": item.genre,
        "info_source": item.source,
        "usage_terms": item.usage_terms,
        "edit_note": item.edit_note,
    }
    if item.genre == Genre.SPONSORED:
        said["sponsor"] = item.source[:120]
    return {name: value for name, value in said.items() if value}


def _typeset(story: Story, columns: Mapping[str, Any], compositor: Compositor) -> Mapping[str, Any]:
    """The columns with their words set; what was set in these lines before is forgotten with them."""
    lines = {name: columns[name] for name in story.set_lines if name in columns}
    kept = {place: marks for place, marks in story.marks.items() if place not in lines}
    as_set = {
        name: compositor(name, text, longest=story.longest(name)) for name, text in lines.items()
    }
    story.marks = kept | compositor.marks
    return {**columns, **as_set}


def _set(story: Story, columns: Mapping[str, Any]) -> bool:
    differing = {name: new for name, new in columns.items() if getattr(story, name) != new}
    for name, new in differing.items():
        setattr(story, name, new)
    return bool(differing)


def _body(item: Item, notes: list[str]) -> list[Data]:
    fitted = fit(item.body, lambda asked: None)
    notes += sentences(item.body.changes)
    if fitted.missing:
        count = len(fitted.missing)
        sentence = ngettext(
            "%d picture in the text was not taken: send its file as an association.",
            "%d pictures in the text were not taken: send their files as associations.",
            count,
        )
        notes.append(sentence % count)
    return [_cleaned(block) for block in fitted.data]


def _cleaned(value: Any) -> Any:
    """Once more: what stood in the HTML as `&#8238;` is a character by now."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: _cleaned(inner) for name, inner in value.items()}
    return [_cleaned(inner) for inner in value] if isinstance(value, list) else value


def _block(picture: int) -> Data:
    return {"type": "picture", "value": {"picture": picture, "caption": ""}}


def _set_body(story: Story, body: list[Data], compositor: Compositor) -> bool:
    lines = {place: marks for place, marks in story.marks.items() if place in story.set_lines}
    as_set = set_body(story.body.stream_block, body, compositor)
    present = [(block["type"], block["value"]) for block in story.body.raw_data]
    if present == [(block["type"], block["value"]) for block in as_set]:
        return False
    story.body = as_set
    story.marks = lines | compositor.marks
    return True


def _set_byline(story: Story, item: Item) -> bool:
    if not item.byline or [byline.name for byline in story.bylines.all()] == [item.byline]:
        return False
    profile = story.edition.authors.filter(name=item.byline).first()
    story.bylines = [  # type: ignore[method-assign,assignment]  # modelcluster takes a list
        Byline(author=profile, printed_as="" if profile else item.byline)
    ]
    return True


def _add_topics(story: Story, item: Item) -> bool:
    """Topics are added, never taken away: the desk may have chosen others."""
    worn = list(story.topics.all()) if story.pk else []
    new = [topic for topic in _topics(story, item) if topic not in worn]
    if new:
        story.topics.set([*worn, *new])
    return bool(new)


def _topics(story: Story, item: Item) -> Iterator[Topic]:
    names: dict[str, Any] = {}
    for subject in item.subjects:
        slug = slug_of(subject.name, longest=80)
        if slug and slug not in {story.section.slug, slug_of(story.section.name)}:
            names.setdefault(slug, subject)
    for slug, subject in list(names.items())[:MOST_TOPICS]:
        made = {"name": subject.name, "kind": subject.kind}
        yield Topic.objects.get_or_create(edition=story.edition, slug=slug, defaults=made)[0]


def _slug(story: Story, item: Item) -> str:
    """Of the headline; of one that has no letters, a few of the item's own name."""
    unnamed = hashlib.sha256(item.uri.encode()).hexdigest()[:12]
    wish = slug_of(item.headline, unnamed)
    return free_slug(wish, lambda slug: story.edition.stories.named(slug).exists())


def language_note(story: Story, item: Item) -> Iterator[str]:
    """A word of warning when an item was sent to an edition of another language."""
    edition = story.edition
    if item.language and item.language.lower()[:2] != edition.language.lower()[:2]:
        said = {"language": item.language, "code": edition.code, "written": edition.language}
        yield (
            _("The item says %(language)s; the edition %(code)s is written in %(written)s.") % said
        )
