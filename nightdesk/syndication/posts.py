"""Posts of live blogs for machines: each a ninjs item of its own, tied to its live blog."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import prefetch_related_objects

from nightdesk.live.models import Post
from nightdesk.stories.models import Correction, Story
from nightdesk.stories.shown_body import picture_ids
from nightdesk.syndication.ninjs import (
    STANDARD,
    Thing,
    bodies_of,
    correction,
    instant,
    picture_item,
    told,
    with_roles,
)
from nightdesk.syndication.shelf import Shelf


@dataclass(frozen=True, slots=True)
class PostsSent:
    """What the texts of these posts point to, fetched for all at once."""

    shelf: Shelf

    @classmethod
    def of(cls, posts: Iterable[Post], *, origin: str, now: datetime) -> Self:
        """Four queries at most, and none without posts. Each has its live blog at hand."""
        posts = list(posts)
        prefetch_related_objects([post.story for post in posts], "corrections")
        bodies = [post.body for post in posts]
        return cls(Shelf.for_bodies(bodies, origin=origin, now=now))

    def item(self, post: Post) -> Thing:
        """The ninjs object; what has no value has no key."""
        story = post.story
        main = [{"role": "main", "contentType": "text/plain", "value": post.called}]
        item = {
            "standard": STANDARD,
            "uri": post.uri,
            "type": "text",
            "representationType": "full",
            "version": str(post.version),
            "pubStatus": "usable",
            "urgency": story.urgency,
            "language": story.edition.language,
            "title": post.called,
            "headlines": main,
            "descriptions": [correction(made) for made in corrections_of(post)],
            "bodies": bodies_of(post.body, self.shelf),
            "by": post.author.name if post.author else "",
            "slugline": story.slugline,
            "usageTerms": story.usage_terms,
            "copyrightHolder": story.edition.publisher,
            "subjects": [{"name": story.section.name, "rel": "section"}],
            "firstCreated": instant(post.posted_at),
            "versionCreated": instant(changed_at(post)),
            "altIds": [{"role": "web", "value": self.shelf.address(post)}],
            "associations": [self._live_blog(story), *self._pictures(post)],
        }
        return told(item)

    def _live_blog(self, story: Story) -> Thing:
        return {
            "name": "live-blog",
            "rel": "partOf",
            "uri": story.uri,
            "type": "text",
            "representationType": "partial",
            "language": story.edition.language,
            "title": story.headline,
            "descriptions": list(with_roles(summary=story.standfirst)),
            "altIds": [{"role": "web", "value": self.shelf.address(story)}],
        }

    def _pictures(self, post: Post) -> Iterator[Thing]:
        for place, key in enumerate(dict.fromkeys(picture_ids(post.body))):
            sent = self.shelf.picture(key)
            if sent is not None:
                yield {"name": f"picture{place + 1}", "rel": "picture", **picture_item(sent)}


def corrections_of(post: Post) -> Sequence[Correction]:
    """Those of its live blog that were made in it."""
    made = post.story.corrections.all()
    return [one for one in made if post.element_id in one.passages]


def changed_at(post: Post) -> datetime:
    """When readers were last told anything new."""
    at: datetime = post.changed_at or post.posted_at  # type: ignore[assignment]  # readers have it
    return at
