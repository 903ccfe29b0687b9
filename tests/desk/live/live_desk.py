"""What those press who cover something live."""

from typing import Any
from uuid import uuid4

from bs4 import BeautifulSoup
from django.test import Client

from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.words import paragraphs
from nightdesk.people.models import Person
from nightdesk.stories.models import Story

LIVE = "/desk/live/"


def here(blog: LiveBlog, path: str = "") -> str:
    return f"{LIVE}{blog.pk}/{path}"


def quick(client: Client, blog: LiveBlog, act: str = "send", **said: Any) -> Any:
    return client.post(
        here(blog, "posts/"), {"uri": str(uuid4()), "text": "A gust.", "act": act} | said
    )


def press(client: Client, post: Post, act: str, **said: Any) -> Any:
    """A button of a post, on a page that shows it as it is."""
    seen = {"act": act, "version": post.version}
    answer = client.post(here(post.blog, f"posts/{post.pk}/acts/"), seen | said)
    post.refresh_from_db()
    return answer


def on_blog(client: Client, blog: LiveBlog, act: str, **said: Any) -> LiveBlog:
    client.post(here(blog, "acts/"), {"act": act} | said)
    return LiveBlog.objects.of(Story.objects.get(pk=blog.pk))


def waiting(blog: LiveBlog, by: Person) -> Post:
    post = Post(blog=blog, body=paragraphs("Seen from the quay."))
    post.hand_in(by=by)
    return post


def words(answer: Any) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)
