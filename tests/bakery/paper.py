"""A small paper with one of everything that readers can open, and every address of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone
from wagtail.models import Collection

from nightdesk.bakery.baker import Baked, Baker
from nightdesk.bakery.page import Key
from nightdesk.bakery.parts import Parts
from nightdesk.editions.models import Edition, Section
from nightdesk.media.models import Picture
from nightdesk.newsletters.models import Newsletter
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Author, Byline, RelatedStory, StandingPage, Story
from nightdesk.talk.models import Comment, Room
from nightdesk.topics.models import Topic
from tests.cast import paragraph, person
from tests.media.pictures import drawn, file_of

HOST = "localhost:8000"
COMMENTED = ("fire",)


@cache
def baker() -> Baker:
    return Baker(WSGIHandler().get_response)


def key(address: str) -> Key:
    return Key(HOST, address)


def bake(address: str, parts: Parts | None = None) -> Baked:
    return baker().bake(key(address), parts)


@dataclass
class Paper:
    """Two editions, what they are made of, and the stories in them by slug."""

    editor: Person
    reader: Person
    editions: list[Edition]
    sections: dict[str, list[Section]]
    topics: dict[str, Topic]
    authors: dict[str, Author]
    pictures: list[Picture]
    pages: list[StandingPage]
    rooms: list[Room]
    newsletters: dict[str, Newsletter]
    stories: dict[str, Story] = field(default_factory=dict)

    @classmethod
    def found(cls) -> "Paper":
        _ = Collection.get_first_root_node() or Collection.add_root(name="Root")
        editor = person("Clara", Role.CHIEF_EDITOR)
        editions = [edition("en", "The Harbour Gazette"), edition("fr", "La Gazette du Port")]
        pictures = [Picture.take_in(file_of(drawn((60, 40 + n))), f"{n}.jpg") for n in range(3)]
        return cls(
            editor=editor,
            reader=person("Lena", Role.READER),
            editions=editions,
            sections={one.code: sections(one) for one in editions},
            topics={one.code: Topic.objects.create(edition=one, name="Tides", slug="tides") for one in editions},
            authors={one.code: author(one, pictures[2]) for one in editions},
            pictures=pictures,
            pages=[page(one) for one in editions],
            rooms=[Room.objects.create(edition=one, slug="quay", title="On the quay") for one in editions],
            newsletters={one.code: Newsletter.objects.create(edition=one, name="Ebb", slug="ebb") for one in editions},
        )  # fmt: skip

    def write(
        self, slug: str, *, code: str = "en", section: int = 0, related: str = "", **fields: Any
    ) -> Story:
        """A draft with a byline, a topic, a lead picture, a picture in its text and, if told, a card."""
        at = self.sections[code][section]
        body = [
            paragraph(f"All about {slug}."),
            {"type": "picture", "value": {"picture": self.pictures[1].pk, "caption": ""}},
        ]
        if related:
            body.append({"type": "related", "value": {"story": self.stories[related].pk}})
        story = Story(
            edition=at.edition, section=at, headline=f"On {slug}", slug=slug, body=body,
            lead_picture=self.pictures[0], **fields,
        )  # fmt: skip
        story.bylines = [Byline(author=self.authors[code])]
        story.topics = [self.topics[code]]
        if related:
            story.related_stories = [RelatedStory(related=self.stories[related])]
        story.save()
        self.stories[slug] = story
        return story

    def addresses(self) -> list[str]:
        """Every address that is baked, known to readers or not yet."""
        return [
            "/sitemap.xml", "/robots.txt", "/.well-known/security.txt",
            *(one for edition in self.editions for one in self._of(edition)),
        ]  # fmt: skip

    def _of(self, edition: Edition) -> Iterator[str]:
        code = edition.code
        root = f"/{code}/"
        day = timezone.now().astimezone(edition.zone).date()
        under = [
            root,
            f"{root}topics/tides/",
            *(f"{root}{one.slug}/" for one in self.sections[code]),
        ]
        yield from under
        yield from (
            f"{one}{form}"
            for one in (*under, f"{root}authors/rosa/")
            for form in ("feed.xml", "rss.xml", "feed.json")
        )
        yield from (f"{root}{one}" for one in ("wire/", "archive/", "corrections/", "about/"))
        yield from (
            f"{root}{one}"
            for one in ("brand.css", "about/us/", "authors/rosa/", "subscribe/", "feeds.opml")
        )
        yield from (f"{root}{one}" for one in ("manifest.webmanifest", "icon-192.png"))
        yield f"{root}archive/{day:%Y/%m/%d}/"
        yield from self._chat(f"{root}chat/", edition)
        letters = f"{root}newsletters/"
        yield from (f"{letters}{one}" for one in ("", "ebb/", "ebb/1/"))
        yield from (f"{root}{one}" for one in ("sitemap/pages.xml", "news-sitemap.xml"))
        yield f"{root}sitemap/{day.year}-{day.month}.xml"
        for story in self.stories.values():
            if story.edition_id == edition.pk:
                at = f"{root}{story.under}/{story.slug}/"
                yield from (at, f"{at}discussion/")
                yield from (f"{at}{one}" for one in ("1/", "2/", "feed.xml") if story.is_live_blog)
                if story.slug in COMMENTED:
                    yield from (
                        f"{at}discussion/{way}"
                        for way in ("oldest/", "liked/", "picks/", "feed.xml")
                    )
                yield from (
                    one.address for one in Comment.objects.in_place().filter(discussion=story.pk)
                )

    def _chat(self, chat: str, edition: Edition) -> Iterator[str]:
        yield from (chat, f"{chat}quay/")
        said = Comment.objects.in_place().filter(room__edition=edition)
        yield from (one.address for one in said)


def edition(code: str, name: str) -> Edition:
    return Edition.objects.create(
        code=code, name=name, language=code, accent="#336699", publisher="Harbour Press"
    )


def sections(edition: Edition) -> list[Section]:
    return [
        edition.sections.create(name=name, slug=name.lower(), position=position)
        for position, name in enumerate(("Harbour", "Sport"))
    ]


def author(edition: Edition, portrait: Picture) -> Author:
    return Author.objects.create(edition=edition, name="Rosa", slug="rosa", portrait=portrait)


def page(edition: Edition) -> StandingPage:
    made = StandingPage.objects.create(
        edition=edition, title="About us", slug="us", body=[paragraph("We print at night.")]
    )
    made.save_revision().publish()
    return StandingPage.objects.get(pk=made.pk)
