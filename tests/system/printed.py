"""A paper in print for the browser: one of every page class, with what is hardest to set."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Collection

from nightdesk.editions.models import Edition
from nightdesk.live.models import LiveBlog, Post
from nightdesk.media.models import Picture
from nightdesk.stories.models import Author, StandingPage, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory, paragraph
from tests.media.pictures import drawn, file_of

LONG = "Donau" + "dampfschifffahrt" * 8
LISTS = "<ul><li>One<ul><li>Two<ol><li>Three<ul><li>Four</li></ul></li></ol></li></ul></li></ul>"
OTHER_WAY = "שלום לנמל، السلام على المرسى and back again"


@dataclass(frozen=True)
class Printed:
    """An edition in print, and the address of one page of every class."""

    edition: Edition
    story: Story
    killed: Story

    def addresses(self) -> list[str]:
        day = self.story.published_at.astimezone(self.edition.zone)
        item = self.story.events.filter(stream__name=self.edition.wire_stream).latest("seq").seq
        under = (
            "", "port/", "port/hard/", "live/race/", "live/race/2/", "port/gone/", "wire/", f"wire/{item}/", "archive/",
            f"archive/{day:%Y/%m/%d}/", "corrections/", "topics/tides/", "authors/rosa/", "about/",
            "about/us/", "search/", "search/?q=quay", "subscribe/", "none/",
        )  # fmt: skip
        return [f"/{self.edition.code}/{one}" for one in under]


def hard_body(picture: Picture) -> list[dict[str, object]]:
    """Every block, with words that no line can hold and lists in lists."""
    columns = [{"type": "text", "heading": f"{LONG[:40]} {n}"} for n in range(9)]
    shown = {"picture": picture.pk, "caption": LONG}
    return [
        paragraph(f"{LONG} <a href='https://quay.example/{LONG}'>{LONG}</a> {OTHER_WAY}"),
        *({"type": "heading", "value": {"text": LONG, "level": level}} for level in "234"),
        {"type": "list", "value": LISTS},
        {"type": "quote", "value": {"text": f"<p>{LONG}</p>", "speaker": LONG, "role": LONG}},
        {"type": "picture", "value": shown},
        {"type": "gallery", "value": {"title": LONG, "pictures": [shown] * 5}},
        {"type": "fact_box", "value": {"title": LONG, "text": f"<p>{LONG}</p>"}},
        {"type": "table", "value": {"columns": columns, "rows": [{"values": ["<p>1</p>"] * 9}], "caption": LONG}},
        {"type": "preformatted", "value": {"text": LONG * 2}},
        {"type": "embed", "value": {"url": "https://video.example/7", "title": LONG}},
    ]  # fmt: skip


def taken(alternative_text: str, size: tuple[int, int]) -> Picture:
    picture = Picture.take_in(file_of(drawn(size)), "quay.jpg")
    picture.alternative_text = alternative_text
    picture.save()
    return picture


def print_paper(edition: Edition, write: NewStory) -> Printed:
    """Stories of all kinds, one of them very hard; one corrected, one retracted, one killed."""
    _ = Collection.get_first_root_node() or Collection.add_root(name="Root")
    section = edition.sections.create(name="Port", slug="port")
    picture, face = taken("A quay", (900, 600)), taken("Rosa", (300, 300))
    author = Author.objects.create(
        edition=edition, name="Rosa", slug="rosa", portrait=face, biography="Tides."
    )
    StandingPage.objects.create(
        edition=edition, title="Who we are", slug="us", live=True, body=[paragraph("A paper.")]
    )
    common = {
        "section": section,
        "authors": [author],
        "lead_picture": picture,
        "standfirst": "On the quay.",
    }
    for number in range(5):
        write(f"Quay number {number}", urgency=number + 1, **common).publish(by=None)
    hard = write(
        LONG,
        slug="hard",
        body=hard_body(picture),
        genre="opinion",
        urgency=1,
        kicker=LONG,
        **common,
    )
    hard.topics.add(Topic.objects.create(edition=edition, name="Tides", slug="tides"))
    hard.publish(by=None)
    hard.correct("It was finished in 1921.", by=None)
    print_live_blog(write("Race day", slug="race", is_live_blog=True, **common), picture)
    return Printed(edition, hard, print_what_was_taken_back(write, common))


def print_what_was_taken_back(write: NewStory, common: dict[str, Any]) -> Story:
    """One that was retracted, and one that was killed: that one is given back."""
    wrong = write("Wrong from the start", **common)
    wrong.publish(by=None)
    wrong.retract("There was no such ship.", by=None)
    gone = write("Gone", slug="gone", **common)
    gone.publish(by=None)
    gone.kill("A court said so.", by=None)
    return gone


def print_live_blog(story: Story, picture: Picture) -> None:
    """With a post of every block, a key event, one that is pinned and one that was corrected."""
    story.publish(by=None)
    blog = LiveBlog.objects.of(story)
    blog.post("The boats are out.", by=None).correct("All but one.", by=None)
    Post(blog=blog, headline=LONG, body=hard_body(picture)).send(by=None)
    blog.pin(blog.post("Roads are closed.", headline="Before you come", by=None), by=None)
    blog.post("The Heron is out of the race.", is_key=True, by=None)
