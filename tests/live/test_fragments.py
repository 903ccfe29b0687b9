"""The stream and the bake of a live blog agree: who stayed sees what who arrives is served."""

import pytest
from bs4 import BeautifulSoup, Tag

from nightdesk.events.models import Event
from nightdesk.live import fragments
from nightdesk.live.models import LiveBlog
from nightdesk.people.models import Person
from tests.pages import Page

pytestmark = pytest.mark.django_db


class Reader:
    """An open page: the head and the posts of a live blog, and what the stream did to them."""

    def __init__(self, address: str) -> None:
        soup = Page(address).soup
        self.head = str(soup.select_one(".live-head"))
        self.posts = [(str(post["id"]), str(post)) for post in soup.select(".post")]

    def receive(self, events: list[Event]) -> None:
        for fragment in fragments.paint(events):
            drawn = BeautifulSoup(fragment.html, "html.parser").find() if fragment.html else None
            known = [name for name, _html in self.posts]
            if fragment.target.startswith("live-head"):
                self.head = str(drawn)
            elif fragment.operation == "remove":
                self.posts = [one for one in self.posts if one[0] != fragment.target]
            elif fragment.target in known:
                assert isinstance(drawn, Tag)
                self.posts[known.index(fragment.target)] = (fragment.target, str(drawn))
            else:
                self.posts.insert(0, (fragment.target, str(drawn)))


def test_a_reader_who_stayed_sees_what_a_reader_arriving_is_served(
    regatta: LiveBlog, ida: Person
) -> None:
    first = regatta.post("The boats are out.", by=ida)
    address = regatta.get_absolute_url()
    stayed, seen = Reader(address), Event.objects.on(regatta.stream).count()

    second = regatta.post("Wind from the west.", by=ida, headline="A breeze", is_key=True)
    first.headline = "The boats are out; one turned back"
    first.rewrite(by=ida)
    wrong = regatta.post("Sent to the wrong blog.", by=ida)
    wrong.kill("Wrong blog", by=ida)
    first.correct("Two turned back, not one.", by=ida)
    regatta.pin(second, by=ida)
    second.headline = "A strong breeze"
    second.rewrite(by=ida)
    regatta.end(by=ida)
    stayed.receive(list(Event.objects.on(regatta.stream).after(seen)))

    arriving = Reader(address)
    assert stayed.posts == arriving.posts
    assert stayed.head == arriving.head
    assert len(stayed.posts) == 2
    assert "A strong breeze" in stayed.head


def test_replay_never_brings_a_killed_post_back(regatta: LiveBlog, ida: Person) -> None:
    post = regatta.post("A name nobody may say.", by=ida)
    post.kill("Privacy", by=ida)

    drawn = fragments.paint(list(Event.objects.on(regatta.stream).in_order()))

    assert [one.operation for one in drawn] == ["remove", "remove"]
    assert "nobody may say" not in "".join(one.html for one in drawn)
