"""ninjs 3.1 (IPTC): a story as news agencies and other newsrooms read it."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from nightdesk.media.models import Picture
from nightdesk.stories.models import Correction, Genre, Story
from nightdesk.stories.shown_body import picture_ids
from nightdesk.stories.state import State
from nightdesk.syndication.copy import html_of, words_of
from nightdesk.syndication.pictures import PictureSent
from nightdesk.syndication.shelf import Shelf
from nightdesk.topics.models import Topic

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
# What is neither offered nor taken back waits: others must not run it yet.
STATUS: Mapping[str, str] = {
    State.PUBLISHED: "usable",
    State.EMBARGOED: "usable",
    State.RETRACTED: "canceled",
    State.KILLED: "canceled",
    State.SPIKED: "canceled",
}
CONCEPTS: Mapping[str, str] = {
    Topic.Kind.SUBJECT: "subjects",
    Topic.Kind.PLACE: "places",
    Topic.Kind.PERSON: "people",
    Topic.Kind.ORGANISATION: "organisations",
}
Thing = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told beside many stories: what their texts point to, and the same matters elsewhere."""

    shelf: Shelf
    translations: Mapping[uuid.UUID, Iterable[Story]]

    @classmethod
    def stories(cls, stories: Iterable[Story], *, origin: str, now: datetime) -> Self:
        """Four queries, however many stories there are. Only what every reader may see."""
        stories = list(stories)
        found: dict[uuid.UUID, list[Story]] = {}
        for other in Story.objects.visible_to(None, now).in_matters_of(stories):
            found.setdefault(other.matter, []).append(other)
        return cls(Shelf.for_stories(stories, origin=origin, now=now), found)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A story on its way out. `for_newsroom` adds the ednote, which is never public.

    `gathered` is what was fetched for many stories at once; without it, it is fetched for this one.
    """

    story: Story
    origin: str
    now: datetime
    for_newsroom: bool = False
    gathered: Beside | None = None

    @property
    def item(self) -> Thing:
        """The ninjs object; what has no value has no key."""
        story = self.story
        beside = self.gathered or Beside.stories([story], origin=self.origin, now=self.now)
        shelf = beside.shelf
        item = {
            "standard": STANDARD,
            "uri": story.uri,
            "type": "text",
            "representationType": "full",
            "version": str(story.version),
            "pubStatus": STATUS.get(story.state, "withheld"),
            "urgency": story.urgency,
            "language": story.edition.language,
            "title": story.headline,
            "headlines": list(with_roles(main=story.headline, kicker=story.kicker)),
            "descriptions": self._descriptions(),
            "bodies": [] if story.state == State.RETRACTED else bodies_of(story.body, shelf),
            "by": ", ".join(byline.name for byline in story.bylines.all()),
            "slugline": story.slugline,
            "located": story.dateline,
            "usageTerms": story.usage_terms,
            "copyrightHolder": story.edition.publisher,
            "infoSources": [{"name": story.info_source}] if story.info_source else [],
            "genres": [{"name": str(Genre(story.genre).label), "literal": story.genre}],
            "edNote": story.edit_note if self.for_newsroom else "",
            "altIds": [{"role": "web", "value": shelf.address(story)}],
            "associations": [*self._pictures(shelf), *self._translations(beside)],
        }
        return told(item | self._instants() | self._concepts(shelf))

    def _instants(self) -> Thing:
        story = self.story
        changed = max(filter(None, (story.updated_at, story.published_at)), default=None)
        return {
            "firstCreated": instant(story.published_at),
            "versionCreated": instant(changed),
            "embargoedUntil": instant(story.embargoed_until),
        }

    def _descriptions(self) -> list[Thing]:
        story = self.story
        made = [correction(one) for one in story.corrections.all()]
        taken_back = story.retraction.reason if story.state == State.RETRACTED else ""
        words = with_roles(
            summary=story.standfirst, editorsNote=story.editors_note, retraction=taken_back
        )
        return [*words, *made]

    def _concepts(self, shelf: Shelf) -> Thing:
        found: Thing = {"subjects": [{"name": self.story.section.name, "rel": "section"}]}
        for topic in self.story.topics.all():
            found.setdefault(CONCEPTS[topic.kind], []).append({"name": topic.name})
        return found

    def _pictures(self, shelf: Shelf) -> Iterator[Thing]:
        """The lead picture and those in the text, each once."""
        story = self.story
        if story.state == State.RETRACTED:
            return
        in_text = [shelf.pictures[key] for key in picture_ids(story.body) if key in shelf.pictures]
        lead = [story.lead_picture] if story.lead_picture else []
        for place, picture in enumerate({one.pk: one for one in [*lead, *in_text]}.values()):
            caption = story.lead_caption if picture.pk == story.lead_picture_id else ""
            sent = PictureSent.of(picture, origin=self.origin, caption=caption)
            if sent is not None:
                name = "main" if picture.pk == story.lead_picture_id else f"picture{place + 1}"
                yield {"name": name, "rel": "picture", **picture_item(sent)}

    def _translations(self, beside: Beside) -> Iterator[Thing]:
        """The same matter in other editions, as far as every reader may see it."""
        for other in beside.translations.get(self.story.matter, ()):
            if other.pk == self.story.pk:
                continue
            yield {
                "name": f"translation-{other.edition.code}",
                "rel": "translation",
                "uri": other.uri,
                "type": "text",
                "representationType": "partial",
                "language": other.edition.language,
                "title": other.headline,
                "altIds": [{"role": "web", "value": beside.shelf.address(other)}],
            }


def picture_item(sent: PictureSent) -> Thing:
    """A picture with every word that says what it shows and whose it is."""
    picture = sent.picture
    rendition = {
        "name": "main",
        "href": sent.url,
        "contentType": sent.mime_type,
        "width": sent.rendition.width,
        "height": sent.rendition.height,
    }
    item = {
        "uri": picture_uri(picture),
        "type": "picture",
        "representationType": "full",
        "language": picture.language,
        "descriptions": list(with_roles(caption=sent.caption, alt=picture.alternative_text)),
        "by": picture.creator,
        "infoSources": [{"name": sent.credit, "role": "credit"}] if sent.credit else [],
        "copyrightNotice": picture.copyright_notice,
        "usageTerms": picture.usage_terms,
        "rightsInfo": {"linkedRights": picture.web_statement} if picture.web_statement else None,
        "contentCreated": instant(picture.taken_at),
        "renditions": [rendition],
    }
    return told(item)


def picture_uri(picture: Picture) -> str:
    """A name that stays, and tells neither how many pictures there are nor where the file is."""
    return uuid.uuid5(uuid.NAMESPACE_URL, picture.file.name).urn


def bodies_of(body: Any, shelf: Shelf) -> list[Thing]:
    """The text as HTML, if there is one."""
    if not len(body):
        return []
    html = html_of(body.raw_data, shelf)
    text = words_of(html)
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return [{"role": "main", "contentType": "text/html", "value": html, **counts}]


def correction(made: Correction) -> Thing:
    return {"role": made.kind, "value": made.text}


def with_roles(**words: str) -> Iterator[Thing]:
    """Plain words, each by what it is; without those that say nothing."""
    for role, value in words.items():
        if value:
            yield {"role": role, "contentType": "text/plain", "value": value}


def instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def told(item: Thing) -> Thing:
    """Without what has no value."""
    empty: Iterable[Any] = (None, "", [])
    return {key: value for key, value in item.items() if value not in empty}
