"""The demo's live blogs: posted in by their own verbs, each post at its hour."""

from datetime import datetime, timedelta
from typing import Any

from nightdesk.demo import copy
from nightdesk.demo.copy.live_blogs import PostCopy
from nightdesk.demo.load.paper import Newsroom
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.words import paragraphs
from nightdesk.stories.models import Story


def post_all(newsroom: Newsroom, now: datetime) -> None:
    for matter in copy.matters():
        for code, words in matter.stories.items():
            if words.posts:
                found = Story.objects.filter(slugline=matter.slugline)
                story = found.get(edition=newsroom.editions[code])
                _post(newsroom, story, words.posts, now)


def _post(newsroom: Newsroom, story: Story, posts: Any, now: datetime) -> None:
    blog, editor = LiveBlog.objects.of(story), newsroom.editor
    for one in posts:
        post = Post(
            blog=blog,
            headline=one.headline,
            body=_body(newsroom, one, story),
            author=newsroom.authors[one.author, story.edition.code],
            is_key=one.is_key,
        )
        post.send(by=editor, at=now - timedelta(minutes=one.ago))
        if one.is_pinned:
            blog.pin(post, by=editor)


def _body(newsroom: Newsroom, one: PostCopy, story: Story) -> list[dict[str, Any]]:
    blocks = paragraphs(one.text)
    if one.picture:
        picture = newsroom.shelf.picture(one.picture, story.edition)
        blocks.append({"type": "picture", "value": {"picture": picture.pk, "caption": ""}})
    if one.quote:
        quote = {"source_url": "", "language": ""} | dict(one.quote)
        blocks.append({"type": "quote", "value": quote})
    return blocks
