"""The demo's stories: written as drafts, then led to where they stand by the newsroom's own verbs."""

import json
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from nightdesk.demo import copy
from nightdesk.demo.copy import Block, Matter, StoryCopy
from nightdesk.demo.load.paper import Newsroom
from nightdesk.editions.models import Edition
from nightdesk.stories.models import Byline, RelatedStory, Story

Deed = tuple[datetime, Callable[[Story], Any], Story]


class Archive:
    """Writes all matters in all editions, then does what befell them, oldest first."""

    def __init__(self, newsroom: Newsroom, now: datetime) -> None:
        self.newsroom = newsroom
        self.now = now
        self.written: dict[tuple[str, str], Story] = {}

    def write(self) -> None:
        matters = copy.matters()
        for matter in matters:
            keys = uuid.uuid4()
            for code in matter.stories:
                self.written[matter.slugline, code] = self.draft(matter, code, keys)
        for matter in matters:
            for code in matter.stories:
                self.link(matter, code)
        deeds = [
            deed
            for matter in matters
            for code in matter.stories
            for deed in self.deeds(matter, code)
        ]
        for _, do, story in sorted(deeds, key=lambda deed: deed[0]):
            do(Story.objects.get(pk=story.pk))

    def draft(self, matter: Matter, code: str, key: uuid.UUID) -> Story:
        words, newsroom = matter.stories[code], self.newsroom
        edition = newsroom.editions[code]
        section = newsroom.sections[matter.section, code]
        picture = (
            newsroom.shelf.picture(matter.lead_picture, edition) if matter.lead_picture else None
        )
        story = Story(
            edition=edition,
            section=section,
            desk=section.desk,
            slugline=matter.slugline,
            slug=words.slug,
            kicker=words.kicker,
            headline=words.headline,
            standfirst=words.standfirst,
            dateline=words.dateline,
            urgency=matter.urgency,
            genre=matter.genre,
            sponsor=words.sponsor,
            editors_note=words.editors_note,
            lead_picture=picture,
            matter=key,
            is_live_blog=matter.is_live_blog,
            body="[]",
        )
        story.bylines.set([Byline(author=newsroom.authors[name, code]) for name in matter.authors])
        story.topics.set([newsroom.topics[name, code] for name in matter.topics])
        story.save()
        return story

    def link(self, matter: Matter, code: str) -> None:
        """Now that every story has a number, the text and the related ones can name it."""
        story, words = self.written[matter.slugline, code], matter.stories[code]
        story.body = json.dumps(list(self.blocks(words, self.newsroom.editions[code])))
        story.related_stories.set(
            [
                RelatedStory(related=self.written[name, code])
                for name in matter.related
                if (name, code) in self.written
            ]
        )
        story.save()

    def blocks(self, words: StoryCopy, edition: Edition) -> Iterator[Block]:
        for block in words.body:
            value = block["value"]
            if block["type"] == "picture":
                value = value | {
                    "picture": self.newsroom.shelf.picture(value["picture"], edition).pk
                }
            elif block["type"] == "gallery":
                keys = value["pictures"]
                pictures = [self.newsroom.shelf.picture(key, edition).pk for key in keys]
                value = value | {"pictures": [{"picture": pk, "caption": ""} for pk in pictures]}
            elif block["type"] == "related":
                related = self.written.get((value["story"], edition.code))
                if related is None:
                    continue
                value = {"story": related.pk}
            yield {"type": block["type"], "value": value}

    def deeds(self, matter: Matter, code: str) -> Iterator[Deed]:
        """What befell one story, each with its hour."""
        story, words = self.written[matter.slugline, code], matter.stories[code]
        begun = self.at(matter.hours_ago)
        if matter.state in {"published", "retracted", "killed"}:
            yield begun, lambda story: story.publish(by=self.newsroom.editor, at=begun), story
            yield from self.later(matter, words, story)
        elif deed := self.unpublished(matter):
            yield begun, deed, story

    def later(self, matter: Matter, words: StoryCopy, story: Story) -> Iterator[Deed]:
        editor = self.newsroom.editor
        if words.updated_hours_ago is not None:
            updated = self.at(words.updated_hours_ago) - timedelta(minutes=7)
            yield updated, lambda story: story.update(by=editor, at=updated), story
        for row in words.corrections:
            at = self.at(row.hours_ago)
            yield at, partial(Story.correct, text=row.text, by=editor, kind=row.kind, at=at), story
        end = self.at(matter.hours_ago) + timedelta(hours=1)
        if matter.state == "retracted":
            yield end, lambda story: story.retract(words.reason, by=editor, at=end), story
        if matter.state == "killed":
            yield end, lambda story: story.kill(words.reason, by=editor, at=end), story

    def unpublished(self, matter: Matter) -> Callable[[Story], Any] | None:
        editor = self.newsroom.editor
        deeds: dict[str, Callable[[Story], Any]] = {
            "submitted": lambda story: story.submit(by=editor),
            "approved": lambda story: story.approve(by=editor),
            "held": lambda story: story.hold("…", by=editor),
            "spiked": lambda story: story.spike(by=editor),
            "embargoed": lambda story: self.embargo(story, matter),
        }
        return deeds.get(matter.state)

    def embargo(self, story: Story, matter: Matter) -> None:
        until = self.now + timedelta(hours=matter.embargo_hours_ahead or 0)
        story.embargo(until, by=self.newsroom.editor, source=matter.embargo_source)
        story.approve(by=self.newsroom.editor)

    def at(self, hours_ago: float) -> datetime:
        return self.now - timedelta(hours=hours_ago)
