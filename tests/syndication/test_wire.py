"""The wire for machines: what a program that keeps asking ends up with is what the page shows."""

from typing import Any

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream import cursor
from nightdesk.stream.cursor import START, Place
from nightdesk.syndication import wire
from nightdesk.wire.models import Flash
from tests.cast import NewStory


def asked(after: str | None = None) -> Any:
    return Client().get("/en/wire.json", {} if after is None else {"after": after}).json()


def told(answer: Any) -> list[tuple[int, str, str]]:
    return [
        (one["seq"], one["kind"], one["item"].get("title", one["item"]["pubStatus"]))
        for one in answer["items"]
    ]


def test_it_gives_the_newest_items_and_where_to_go_on(
    harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    Flash(edition=harbour_fire.edition, headline="Ferry aground").send(by=ida)
    write("Never published")
    answer = asked()
    assert told(answer) == [
        (2, "flash.sent", "Ferry aground"),
        (1, "story.published", "Fire on the north quay"),
    ]
    assert answer["reset"] is False
    assert asked(answer["next"]) == {"items": [], "next": answer["next"], "reset": False}
    flash = answer["items"][0]["item"]
    assert (flash["urgency"], flash["language"], flash["pubStatus"]) == (1, "en", "usable")


def test_it_goes_on_from_a_cursor_in_order(
    harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    start = asked()["next"]
    killed = write("Killed")
    killed.publish(by=ida)
    flash = Flash(edition=harbour_fire.edition, headline="Ferry aground")
    flash.send(by=ida)
    flash.kill("It floats.", by=ida)
    harbour_fire.headline = "Fire on both quays"
    harbour_fire.update(by=ida)
    killed.kill("Law.", by=ida)
    answer = asked(start)
    assert told(answer) == [
        (2, "story.published", "canceled"),
        (3, "flash.sent", "canceled"),
        (4, "flash.killed", "canceled"),
        (5, "story.updated", "Fire on both quays"),
        (6, "story.killed", "canceled"),
    ]
    assert {one["item"]["uri"] for one in answer["items"]} == {
        killed.uri,
        flash.uri,
        harbour_fire.uri,
    }
    assert answer["next"] == cursor.here("wire:en")


def test_a_long_absence_is_made_up_for_in_steps(
    write: NewStory, ida: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "LENGTH", 2)
    at = cursor.write({"wire:en": START})
    for number in range(5):
        write(f"{number}").publish(by=ida)
    seen = []
    for _ in range(3):
        answer = asked(at)
        seen += [title for _, _, title in told(answer)]
        at = answer["next"]
    assert seen == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    "at",
    [
        "",
        "garbage",
        cursor.write({"wire:en": Place(7, b"future")}),
        cursor.write({"wire:fr": START}),
    ],
    # A sealed cursor is another text in each process, and a test's name must not be.
    ids=["none", "garbage", "from the future", "of another wire"],
)
def test_a_cursor_that_leads_nowhere_begins_anew(harbour_fire: Story, at: str) -> None:
    answer = asked(at)
    assert answer["reset"] is True
    assert told(answer) == [(1, "story.published", "Fire on the north quay")]


def test_who_is_too_far_back_begins_anew(
    write: NewStory, ida: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "MOST", 1)
    for number in range(3):
        write(f"{number}").publish(by=ida)
    assert asked(cursor.write({"wire:en": START}))["reset"] is True


def test_an_empty_wire_can_be_followed(english: Edition) -> None:
    assert asked(asked()["next"])["reset"] is False
