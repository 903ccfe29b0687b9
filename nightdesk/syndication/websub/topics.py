"""Topics: which addresses are feeds of ours, what stands in one, and the feed itself as it is sent."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from urllib.parse import unquote, urlsplit

from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from nightdesk.stories.models import Story
from nightdesk.syndication import atom
from nightdesk.syndication.feed import Scope
from nightdesk.syndication.live_feed import PostsOf
from nightdesk.syndication.scopes import scope_of
from nightdesk.syndication.urls import FORMS
from nightdesk.syndication.websub.hub_address import hub_of
from nightdesk.syndication.writing import written

# A feed may change while it is drawn: so often it is begun again.
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class OurFeed:
    """A feed by its address, in one form."""

    scope: Scope
    form: str
    origin: str

    @classmethod
    def at(cls, url: str, origin: str) -> Self | None:
        """The feed at this address, spelt as the feed spells it itself; None if there is none."""
        split = urlsplit(url)
        try:
            match = resolve(unquote(split.path))
            scope = scope_of(match.url_name or "", match.kwargs)
        except (Resolver404, Http404):
            return None
        if scope is None:
            return None
        found = cls(scope, match.kwargs["form"], origin)
        return found if found.url == url else None

    @property
    def url(self) -> str:
        return f"{self.origin}{self.scope.path_of(self.form)}"

    def standing(self, now: datetime) -> str:
        """A word for what stands in it: the same as long as no story comes, goes or is changed.

        Comments are counted in feeds too; that their number changed is nothing to send fifty stories for.
        """
        gone = [(one.id, one.at) for one in self.scope.gone()]
        return hashlib.sha256(repr([self.scope.standing(now), gone]).encode()).hexdigest()

    def drawn(self) -> tuple[str, str, bytes]:
        """What stands in it, its content type, and itself, as every reader may see it at this instant."""
        edition = self.scope.edition
        with (
            translation.override(edition.interface_language),
            timezone.override(edition.zone),
        ):
            for _round in range(ROUNDS):
                standing = self.standing(timezone.now())
                document = written(
                    self.scope, self.form, origin=self.origin, hub=hub_of(self.origin)
                )
                if standing == self.standing(timezone.now()):
                    break
        return standing, document.content_type, document.text.encode("utf-8", "replace")


def feeds_with(story: Story, origin: str) -> Iterator[str]:
    """The addresses of all feeds that a story stands in."""
    authors = [byline.author for byline in story.bylines.all() if byline.author]
    for within in (None, story.section, *story.topics.all(), *authors):
        for form in FORMS.values():
            yield f"{origin}{Scope(story.edition, within).path_of(form)}"
    if story.is_live_blog:
        yield feed_of_posts(story, origin)


def feed_of_posts(story: Story, origin: str) -> str:
    """The address of a live blog's own feed."""
    return f"{origin}{PostsOf(story.edition, story=story).path_of(atom.NAME)}"
