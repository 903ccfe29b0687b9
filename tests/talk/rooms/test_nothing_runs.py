"""Hundreds of texts that want to run, said in a room: of none is anything left on a page but text and links."""

from html.parser import HTMLParser

import pytest
from django.test import Client

from nightdesk.people.models import Person
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.rooms.leaves import LENGTH
from nightdesk.talk.text import as_html, typed
from tests.talk.pages import text_of
from tests.talk.rooms.conftest import fill
from tests.talk.test_nothing_runs import DO, TEXTS

OURS = frozenset(
    "article p span b bdi a time div em strong code blockquote ul ol li br room-messages img".split()
)
MAY_CARRY = frozenset(
    "class id href rel datetime lang dir data-line data-by data-to data-quotes data-day data-owner aria-hidden "
    "src alt width height loading decoding start".split()
)  # fmt: skip


class Messages(HTMLParser):
    """What stands in the list of messages, as a browser would read it."""

    def __init__(self) -> None:
        super().__init__()
        self.depth, self.wrong = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "room-messages":
            self.depth += 1
        if not self.depth:
            return
        names = {name for name, _value in attrs}
        schemes = [value for name, value in attrs if name in {"href", "src"}]
        if tag not in OURS or names - MAY_CARRY or not all(map(leads_on, schemes)):
            self.wrong.append(f"{tag} {attrs}")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "room-messages"


def leads_on(address: str | None) -> bool:
    return (address or "").startswith(("/", "https://", "http://", "mailto:"))


@pytest.mark.parametrize("first", range(0, len(TEXTS), LENGTH))
def test_no_text_of_hundreds_is_more_than_text(
    quay: Room, ben: Person, lena: Person, first: int
) -> None:
    hostile = f'"><img src=x onerror={DO}>'
    Person.objects.filter(pk=lena.pk).update(display_name=hostile)
    Room.objects.filter(pk=quay.pk).update(title=hostile, about=f"<script>{DO}</script>")
    every = fill(quay, [ben, lena], len(TEXTS[first : first + LENGTH]))
    for number, (message, text) in enumerate(zip(every, TEXTS[first:], strict=False)):
        message.text, message.html = typed(text), as_html(typed(text))
        message.parent = every[number - 1] if number else None
    Comment.objects.bulk_update(every, ["text", "html", "parent"])
    page = text_of(Client().get(quay.get_absolute_url()))
    read = Messages()
    read.feed(page)
    assert read.wrong == []
    assert page.count(DO) > len(every)
    assert (hostile not in page, f"<script>{DO}" not in page) == (True, True)
