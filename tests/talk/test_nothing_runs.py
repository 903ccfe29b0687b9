"""Hundreds of texts that want to run, on pages of a discussion and of a room in a real browser: none of them does."""

from itertools import product

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.text import LONGEST, as_html, typed
from tests.talk.filling import Filling
from tests.talk.pages import signed_in
from tests.talk.rooms.conftest import fill

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DO = "alert(1)"
TAGS = ("img src=x", "svg", "body", "video src=x", "details open", "input autofocus", "math", "a href=#",
        "object data=x")  # fmt: skip
EVENTS = ("onerror", "onload", "onfocus", "ontoggle", "onmouseover", "onanimationstart")
SCHEMES = ("javascript:", "JaVaScRiPt:", "java\tscript:", "&#106;avascript:", "javascript&colon;", "\x01javascript:",
           "data:text/html,", "vbscript:", 'https://a.example/"onmouseover="', "//a.example/'onclick='")  # fmt: skip
LINKED = ("[x]({})", "<{}>", "{}", "![x]({})", '<a href="{}">x</a>', "[x]: {}\n\n[x]", "[x](<{}>)", "<iframe src='{}'>",
          "<form action={}><button>x</button></form>", "<meta http-equiv=refresh content='0;url={}'>")  # fmt: skip
BROKEN_OUT_OF = (
    "{}",
    '">{}',
    "'>{}",
    "</textarea>{}",
    "</script>{}",
    "--><!--{}",
    "`{}`",
    "&lt;{}&gt;",
)
WHOLE = (f"<script>{DO}</script>", f"<sCrIpT/x>{DO}</sCrIpT>", f"<svg><script>{DO}</script>",
         f"<style>@import'javascript:{DO}'</style>",
         f"<iframe srcdoc='<script>{DO}</script>'>", "<base href=//a.example/>",
         f"<template><img src=x onerror={DO}></template>",
         f"<noscript><p title='</noscript><img src=x onerror={DO}>'>",
         f"<math><mi//xlink:href='data:x,<script>{DO}</script>'>")  # fmt: skip
TEXTS = [
    *(f"<{tag} {event}={DO}>" for tag, event in product(TAGS, EVENTS)),
    *(link.format(scheme + DO) for scheme, link in product(SCHEMES, LINKED)),
    *(out.format(whole) for out, whole in product(BROKEN_OUT_OF, WHOLE)),
    *(out.format(f"<img src=x onerror={DO}>") for out in BROKEN_OUT_OF),
]
TRAP = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.ran.push(name);
addEventListener("securitypolicyviolation", (event) => window.ran.push(event.violatedDirective));
"""


def test_no_text_of_hundreds_runs(
    browser: Browser,
    live_server: LiveServer,
    harbour_fire: Story,
    lena: Person,
    ben: Person,
    max_moderator: Person,
) -> None:
    hostile = f'"><img src=x onerror={DO}>'
    Person.objects.filter(pk=lena.pk).update(display_name=hostile, about=f"<script>{DO}</script>")
    comments = filled(harbour_fire, lena, ben)
    moderating = signed_in(max_moderator).cookies["sessionid"].value
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": moderating, "url": live_server.url}])
    context.add_init_script(TRAP)
    page, said = context.new_page(), list[str]()
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    discussion = comments[0].discussion.get_absolute_url()
    desk = "/desk/moderation/?show=recent"

    room = said_in_a_room(comments, hostile)

    for address in (
        discussion,
        f"{discussion}oldest/",
        harbour_fire.get_absolute_url(),
        room.get_absolute_url(),
        f"/desk/rooms/{room.pk}/",
        desk,
    ):
        page.goto(f"{live_server.url}{address}")
        page.evaluate("document.querySelectorAll('article *').forEach((one) => one.focus?.())")
        assert (page.evaluate("window.ran"), said) == ([], [])
        assert page.get_by_text(DO).count() > 0
    context.close()
    assert len(TEXTS) > 200


def said_in_a_room(comments: list[Comment], hostile: str) -> Room:
    """The same texts, each in answer to the one before, in a room that is called like its readers."""
    story = comments[0].venue.story
    assert story is not None
    at = {"edition": story.edition, "desk": story.desk, "story": story}
    room = Room.objects.create(slug="quay", title=hostile, about=f"<script>{DO}</script>", **at)
    messages = fill(room, [one.author for one in comments], len(comments))
    for message, comment, above in zip(messages, comments, [None, *messages], strict=False):
        message.text, message.html, message.parent = comment.text, comment.html, above
    Comment.objects.bulk_update(messages, ["text", "html", "parent"])
    Room.objects.filter(pk=room.pk).update(pinned=messages[-1])
    return room


def filled(story: Story, *people: Person) -> list[Comment]:
    """As many threads as it takes, each as long as it may be."""
    every = [""]
    for text in TEXTS:
        if len(every[-1]) + len(text) > LONGEST // 10:
            every.append("")
        every[-1] += f"{text}\n\n"
    roots = Filling(story, people, timezone.now()).fill(len(every))
    for comment, text in zip(roots, every, strict=True):
        kept = typed(text)
        comment.text, comment.html = kept, as_html(kept)
    Comment.objects.bulk_update(roots, ["text", "html"])
    return roots
