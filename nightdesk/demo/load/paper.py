"""The standing parts of the demo's paper: desks, editions, sections, topics, authors, pages."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from nightdesk.bakery.staleness import bump
from nightdesk.demo import copy
from nightdesk.demo.load.cast import HOST
from nightdesk.editions import generations
from nightdesk.editions.models import Desk, Edition, Section
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Author, StandingPage
from nightdesk.topics.models import Topic

if TYPE_CHECKING:
    from nightdesk.demo.load.pictures import Shelf


def desks() -> dict[str, Desk]:
    return {
        slug: Desk.objects.create(slug=slug, name=name)
        for slug, name in copy.newsroom().desks.items()
    }


def editions() -> dict[str, Edition]:
    bump(generations.EVERY)
    rows = sorted(copy.newsroom().editions, key=lambda row: not row.is_default)
    return {
        row.code: Edition.objects.create(
            code=row.code,
            name=row.name,
            language=row.language,
            direction=row.direction,
            time_zone=row.time_zone,
            accent=row.accent,
            tagline=row.tagline,
            publisher=row.name,
            contact_email=f"{row.code}@{HOST}",
            position=position,
        )
        for position, row in enumerate(rows, start=1)
    }


class Newsroom:
    """Everything a story needs, by the keys that the copy uses: `sections["economy", "fr"]`."""

    def __init__(
        self,
        editions: Mapping[str, Edition],
        desks: Mapping[str, Desk],
        shelf: "Shelf",
        people: Mapping[str, Person],
    ) -> None:
        self.editions = editions
        self.desks = desks
        self.shelf = shelf
        self.people = people
        self.sections: dict[tuple[str, str], Section] = {}
        self.topics: dict[tuple[str, str], Topic] = {}
        self.authors: dict[tuple[str, str], Author] = {}

    @property
    def editor(self) -> Person:
        return self.people[Role.EDITOR]

    def lay_out(self) -> None:
        for code, edition in self.editions.items():
            self.lay_out_sections(code, edition)
            self.lay_out_topics(code, edition)
            self.lay_out_authors(code, edition)
            self.lay_out_pages(code, edition)

    def lay_out_sections(self, code: str, edition: Edition) -> None:
        for position, row in enumerate(copy.newsroom().sections, start=1):
            words = row.names[code]
            self.sections[row.key, code] = Section.objects.create(
                edition=edition,
                name=words.name,
                slug=words.slug,
                position=position,
                desk=self.desks[row.desk],
            )

    def lay_out_topics(self, code: str, edition: Edition) -> None:
        for row in copy.newsroom().topics:
            words = row.names[code]
            self.topics[row.key, code] = Topic.objects.create(
                edition=edition, name=words.name, slug=words.slug, kind=row.kind
            )

    def lay_out_authors(self, code: str, edition: Edition) -> None:
        for row in copy.newsroom().authors:
            profile = row.profiles[code]
            self.authors[row.key, code] = Author.objects.create(
                edition=edition,
                name=profile.name,
                slug=profile.slug,
                role_line=profile.role_line,
                biography=profile.biography,
                portrait=self.shelf.portrait(row.portrait, profile.name, edition),
            )

    def lay_out_pages(self, code: str, edition: Edition) -> None:
        for position, row in enumerate(copy.newsroom().standing_pages, start=1):
            words = row.pages[code]
            body = [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in words.paragraphs]
            page = StandingPage(
                edition=edition,
                title=words.title,
                slug=words.slug,
                body=json.dumps(body),
                position=position,
            )
            page.save()
            page.save_revision(user=self.people[Role.CHIEF_EDITOR]).publish(
                user=self.people[Role.CHIEF_EDITOR]
            )
