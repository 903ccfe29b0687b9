"""LiveBlogPosting as JSON-LD (schema.org): a live blog and its posts in the words of search engines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nightdesk.lib.address import address
from nightdesk.live.models import Post
from nightdesk.live.shown import ShownPost
from nightdesk.media.models import Picture
from nightdesk.stories.state import State
from nightdesk.syndication.copy import html_of, words_of
from nightdesk.syndication.entries import last_change
from nightdesk.syndication.json_ld import Described, Thing, image, told
from nightdesk.syndication.pictures import PictureSent
from nightdesk.syndication.posts import changed_at
from nightdesk.syndication.shelf import Shelf

WORDS = ("articleBody", "image")


@dataclass(frozen=True, slots=True)
class Covered:
    """A live blog, with the posts that its page shows. It asks the database nothing beyond its story."""

    live_blog: Described
    posts: Sequence[ShownPost] = ()

    @property
    def article(self) -> Thing:
        """The LiveBlogPosting. Of a retracted one nothing is told that stood in it."""
        about, story = self.live_blog.article, self.live_blog.story
        if story.published_at is None:
            return about
        posts = [] if story.state == State.RETRACTED else self.posts
        changed = max([last_change(story), *(changed_at(shown.post) for shown in posts)])
        covered = {
            "coverageStartTime": self.live_blog.instant(story.published_at),
            "coverageEndTime": self.live_blog.instant(story.ended_at) if story.ended_at else None,
            "dateModified": self.live_blog.instant(changed),
            "liveBlogUpdate": [self._update(shown) for shown in posts],
        }
        return told(about | covered)

    def alone(self, post: Post, pictures: Iterable[Picture] = ()) -> Thing:
        """A post on a page of its own. Of one whose live blog was retracted the words are not described."""
        story = self.live_blog.story
        there = f"{self.live_blog.origin}{story.get_absolute_url()}"
        name = {"@type": "LiveBlogPosting", "@id": there, "url": there, "headline": story.headline}
        about = self._posting(post, pictures)
        if story.state == State.RETRACTED:
            about = {key: value for key, value in about.items() if key not in WORDS}
            about["creativeWorkStatus"] = "Retracted"
        is_part = {"mainEntityOfPage": about["@id"], "url": about["@id"], "isPartOf": name}
        whose = {"publisher": self.live_blog.publisher()}
        return {"@context": "https://schema.org"} | about | is_part | whose

    def _update(self, shown: ShownPost) -> Thing:
        return self._posting(shown.post, pictures_of(shown))

    def _posting(self, post: Post, pictures: Iterable[Picture]) -> Thing:
        """A post where it stands on the page of its live blog; its name is the address of its own page."""
        story, origin = self.live_blog.story, self.live_blog.origin
        text = html_of(post.body.raw_data, Shelf(origin))
        return told(
            {
                "@type": "BlogPosting",
                "@id": f"{origin}{post.get_absolute_url()}",
                "url": f"{origin}{story.get_absolute_url()}#{post.element_id}",
                "headline": post.called,
                "inLanguage": story.edition.language,
                "isAccessibleForFree": True,
                "datePublished": self.live_blog.instant(post.posted_at) if post.posted_at else None,
                "dateModified": self.live_blog.instant(changed_at(post)),
                "articleBody": words_of(text),
                "author": self._author(post),
                "image": list(self._images(pictures)),
            }
        )

    def _author(self, post: Post) -> Thing:
        """Who signed it, or the newsroom."""
        if post.author is None:
            return self.live_blog.publisher()
        path = address("author", self.live_blog.story.edition.code, post.author.slug)
        about = {"@type": "Person", "name": post.author.name, "jobTitle": post.author.role_line}
        return told(about | {"url": f"{self.live_blog.origin}{path}"})

    def _images(self, pictures: Iterable[Picture]) -> Iterator[Thing]:
        for picture in pictures:
            sent = PictureSent.of(picture, origin=self.live_blog.origin)
            if sent is not None:
                yield image(sent)


def pictures_of(shown: ShownPost) -> Iterator[Picture]:
    """Those that its text shows, which are at hand."""
    for block in shown.body:
        if block.kind == "picture":
            yield block.value["picture"]
        elif block.kind == "gallery":
            yield from (one["picture"] for one in block.value["pictures"])
