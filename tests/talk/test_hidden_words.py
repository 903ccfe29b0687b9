"""Nothing of what readers may not see, and nothing that runs, is in any answer to anyone."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream import channels, reading
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.text import as_html, typed
from tests.talk.conftest import Say
from tests.talk.pages import ADDRESS, signed_in

CANARY = "kanariehiddenvogel"
ALLOWED = {"p", "br", "em", "strong", "code", "blockquote", "ul", "ol", "li", "a"}
PAGES = (
    "/en/", "/en/harbour/", "/en/harbour/harbour-fire/", "/en/feed.xml", "/en/rss.xml", "/en/feed.json",
    ADDRESS, f"{ADDRESS}oldest/", f"{ADDRESS}liked/", f"{ADDRESS}picks/", f"{ADDRESS}write/",
)  # fmt: skip
ROOM = "/en/chat/quay/"
ROOM_PAGES = (
    "/en/chat/",
    ROOM,
    f"{ROOM}write/",
    f"{ROOM}search/?q={CANARY[:-1]}",
    f"{ROOM}before/2/",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt&colon;alert(1))",
    "![x](https://elsewhere.example/x.png)",
    '<a href="javascript:alert(1)">x</a>',
    "javascript:alert(1)",
    'https://gazette.example/"onmouseover="alert(1)',
    "<https://gazette.example/'onclick='alert(1)>",
    "data:text/html,<script>alert(1)</script>",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "`<svg onload=alert(1)>`",
    "> <style>@import 'x'</style>",
    "<!--<img src=--><img src=x onerror=alert(1)//>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[x]: javascript:alert(1)\n\n[x]",
    "</div></article><form action=//elsewhere.example><input name=text>",
    "{{ settings.SECRET_KEY }}{% include 'x' %}",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "\u202egnp.exe <math><mi xlink:href=javascript:alert(1)>",
)  # fmt: skip


@pytest.mark.parametrize("place", ["discussion", "room"], indirect=True)
@pytest.mark.parametrize(
    ("state", "is_answered"),
    [("held", True), ("held", False), ("rejected", True), ("deleted", True), ("edited", False)],
)
def test_what_readers_may_not_see_is_nowhere(
    place: Story | Room,
    lena: Person,
    ben: Person,
    max_moderator: Person,
    state: str,
    is_answered: bool,
) -> None:
    hidden = posting.post(place, posting.Draft(f"This is {CANARY}."), by=lena)
    if is_answered:
        posting.post(place, posting.Draft("Answered.", answers=hidden.key), by=ben)
        hidden.refresh_from_db()
    acts = {
        "held": lambda: hidden.hold(by=max_moderator),
        "rejected": lambda: hidden.reject("abuse", by=max_moderator, note=CANARY),
        "deleted": lambda: hidden.withdraw(by=lena),
        "edited": lambda: hidden.edit("Else.", by=lena, to=hidden.state),
    }
    acts[state]()
    own = hidden.get_absolute_url()
    here = ROOM_PAGES if isinstance(place, Room) else PAGES
    pages = [*here, own, *(f"{own}{act}/" for act in ("edit", "reaction", "report", "mute"))]
    for client in (Client(), signed_in(ben)):
        told = [one for one in pages if CANARY in client.get(one).content.decode()]
        assert told == []
    assert CANARY not in "".join(streamed(hidden.venue.stream))


def streamed(name: str) -> Iterator[str]:
    line = channels.find(name)
    assert line is not None
    fresh = list(Event.objects.on(line.log).after(0))
    yield from map(str, reading.draw(line, fresh))


def is_harmless(html: str) -> bool:
    """Only what is allowed, and no address but of pages and mails."""
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        if tag.name not in ALLOWED or set(tag.attrs) - {"href", "rel", "start"}:
            return False
        if not re.match(r"(https?|mailto):", str(tag.get("href", "https:")), re.IGNORECASE):
            return False
    return True


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    assert is_harmless(as_html(typed(text)))
    assert is_harmless(as_html(typed(f"> {text}\n\n- {text}")))


def test_hostile_comments_stand_on_a_page_as_text(say: Say) -> None:
    say("<script>alert(1)</script> </textarea><img src=x onerror=alert(1)>")
    soup = BeautifulSoup(Client().get(ADDRESS).content, "html.parser")
    [text] = soup.select(".comment__text")
    assert {tag.name for tag in text.find_all(True)} <= ALLOWED
    assert "<script>alert(1)</script>" in text.get_text()
    assert Comment.objects.count() == 1
