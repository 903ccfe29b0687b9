"""The writer: keeps the demo newsroom writing, so that a newcomer sees the paper live."""

import fcntl
import json
import random
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import IO

from django.conf import settings

from nightdesk.demo import copy
from nightdesk.demo.copy import FollowUp, LiveItem
from nightdesk.demo.copy.live_blogs import PostCopy
from nightdesk.editions.models import Edition, Section
from nightdesk.lib.ticking import Ticking
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.words import paragraphs
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Author, Byline, Story

SLUGLINE = "LIVE-DEMO"


class Writer(Ticking):
    """Publishes, updates or corrects something every 20 seconds or so, in one process of the machine."""

    pause = 20.0

    def __init__(self, chance: random.Random | None = None) -> None:
        super().__init__()
        self.chance = chance or random.Random()  # noqa: S311 - what happens next is no secret
        self.lock: IO[str] | None = None

    def tick(self) -> float:
        if not self.has_the_pen():
            return self.pause
        self.write_something()
        return self.pause * self.chance.uniform(0.7, 1.3)

    def has_the_pen(self) -> bool:
        """Whether this process is the one that writes; the pen is free again when it ends."""
        if self.lock is None:
            pen = (Path(settings.DATA) / "demo-writer.lock").open("w")
            try:
                fcntl.flock(pen, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                pen.close()
                return False
            self.lock = pen
        return True

    def write_something(self) -> Story | None:
        """One act: what follows on an earlier story, or a new one. None when there is no demo here."""
        editor = Person.objects.filter(role=Role.EDITOR, is_demo=True).first()
        if editor is None:
            return None
        posts = list(posts_to_come())
        if posts and self.chance.random() < 0.3:  # noqa: PLR2004
            blog, words = self.chance.choice(posts)
            post(blog, words, by=editor)
            return blog.story
        waiting = list(follow_ups())
        if waiting and self.chance.random() < 0.4:  # noqa: PLR2004
            story, step = self.chance.choice(waiting)
            follow_up(story, step, by=editor)
            return story
        return self.write_new(editor)

    def write_new(self, editor: Person) -> Story:
        """The item told least often so far, in a section of its edition."""
        items = copy.live_items()
        told = {(item.edition, item.slug): times_told(item) for item in items}
        least = min(told.values())
        item = self.chance.choice(
            [item for item in items if told[item.edition, item.slug] == least]
        )
        story = draft(item, least)
        story.publish(by=editor)
        return story


def times_told(item: LiveItem) -> int:
    return Story.objects.filter(edition__code=item.edition, slug__startswith=item.slug).count()


def draft(item: LiveItem, told_before: int) -> Story:
    edition = Edition.objects.get(code=item.edition)
    section = section_of(item, edition)
    story = Story(
        edition=edition,
        section=section,
        desk=section.desk,
        slugline=SLUGLINE,
        slug=f"{item.slug}-{told_before + 1}" if told_before else item.slug,
        kicker=item.kicker,
        headline=item.headline,
        standfirst=item.standfirst,
        urgency=item.urgency,
        lead_picture=picture_of(item),
        body=json.dumps([paragraph(text) for text in item.paragraphs]),
    )
    story.bylines.set([Byline(author=author) for author in authors_of(edition)])
    story.save()
    return story


def section_of(item: LiveItem, edition: Edition) -> Section:
    keys = {row.key: row.names[edition.code].slug for row in copy.newsroom().sections}
    return edition.sections.get(slug=keys[item.section])


def picture_of(item: LiveItem) -> Picture | None:
    return Picture.objects.filter(title=f"{item.picture} ({item.edition})").first()


def authors_of(edition: Edition) -> list[Author]:
    return list(Author.objects.filter(edition=edition).order_by("?")[:1])


def follow_ups() -> Iterator[tuple[Story, FollowUp]]:
    """For each story of ours that goes on: the next thing to befall it."""
    items = {(item.edition, item.slug): item for item in copy.live_items()}
    for story in Story.objects.published().filter(slugline=SLUGLINE).select_related("edition"):
        item = items.get((story.edition.code, story.slug))
        done = story.version - 2  # a draft is version 1, its publication 2
        if item is not None and done < len(item.then):
            yield story, item.then[done]


def posts_to_come() -> Iterator[tuple[LiveBlog, PostCopy]]:
    """For each live blog of ours that runs, the next thing to be posted there."""
    for matter in copy.matters():
        for code, words in matter.stories.items():
            found = Story.objects.published().filter(slugline=matter.slugline, edition__code=code)
            story = found.select_related("edition", "section").first() if words.to_come else None
            if story is None or not story.is_running:
                continue
            blog = LiveBlog.objects.of(story)
            told = max(blog.written - len(words.posts), 0)
            yield from ((blog, one) for one in words.to_come[told : told + 1])


def post(blog: LiveBlog, words: PostCopy, *, by: Person) -> None:
    author = next(iter(authors_of(blog.edition)), None)
    body = paragraphs(words.text)
    made = Post(blog=blog, headline=words.headline, body=body, author=author, is_key=words.is_key)
    made.send(by=by)


def follow_up(story: Story, step: FollowUp, *, by: Person) -> None:
    if step.kind == "correct":
        story.correct(step.text, by=by)
        return
    story.body = json.dumps([*story.body.raw_data, paragraph(step.text)])
    story.update(by=by)


def paragraph(text: str) -> dict[str, str]:
    return {"type": "paragraph", "value": f"<p>{escape(text)}</p>"}
