"""Items that must wait, or go: withheld, under embargo, canceled."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.site.api.conftest import URI, Script, item

Scripts = Callable[[Person], Script]


def the_story() -> Story:
    return Story.objects.get(uri=URI)


def test_a_canceled_item_is_killed(ida_script: Script) -> None:
    ida_script.post(item())
    response = ida_script.post({"uri": URI, "pubStatus": "canceled", "edNote": "Wrong ship"})
    again = ida_script.post({"uri": URI, "pubStatus": "canceled"})

    assert (response.status_code, response.json()["state"]) == (200, "killed")
    assert again.json()["version"] == response.json()["version"]
    assert the_story().withdrawal.reason == "Wrong ship"
    assert the_story().events.kinds() == ["story.published", "story.killed"]
    assert ida_script.post(item()).status_code == 409


def test_a_canceled_item_that_nobody_published_is_put_away(
    rosa_script: Script, ida_script: Script, draft: Story
) -> None:
    rosa_script.post(item())
    assert rosa_script.post({"uri": URI, "pubStatus": "canceled"}).json()["state"] == "spiked"
    assert ida_script.put({"pubStatus": "canceled"}, uri=draft.uri).json()["state"] == "spiked"


def test_an_item_that_never_came_cannot_be_killed(ida_script: Script) -> None:
    assert ida_script.post({"uri": URI, "pubStatus": "canceled"}).status_code == 404


def test_a_withheld_item_waits_until_its_sender_says_go(ida_script: Script) -> None:
    held = ida_script.post(item(pubStatus="withheld"))
    still = ida_script.post(item(pubStatus="withheld", urgency=3))
    assert (held.json()["state"], still.json()["state"]) == ("held", "held")
    assert the_story().events.kinds() == ["story.held"]

    assert ida_script.post(item()).json()["state"] == "published"


def test_what_the_desk_holds_no_script_lets_go(ida_script: Script, tomas: Person) -> None:
    ida_script.post(item(pubStatus="withheld"))
    story = the_story()
    story.approve(by=tomas)
    story.hold("The lawyer reads it", by=tomas)

    response = ida_script.post(item(urgency=1))

    assert (response.json()["state"], the_story().urgency) == ("held", 1)
    assert response.json()["notes"] == ["The desk has put it aside; its state was left alone."]


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil"])
def test_an_embargo_is_kept_and_releases_itself(ida_script: Script, name: str) -> None:
    until = timezone.now() + timedelta(hours=2)
    response = ida_script.post(item(**{name: until.isoformat()}))

    assert response.json()["state"] == "embargoed"
    story = the_story()
    assert (story.embargoed_until, story.release_at) == (until, until)
    assert story.events.kinds() == ["story.embargoed", "story.approved"]
    assert story.release(until)


def test_an_embargo_of_a_reporters_item_is_kept_too(rosa_script: Script) -> None:
    until = timezone.now() + timedelta(hours=2)
    response = rosa_script.post(item(embargoedUntil=until.isoformat()))

    assert response.json()["state"] == "submitted"
    assert the_story().embargoed_until == until


def test_an_embargo_moves_with_its_sender_and_is_lifted_by_word_alone(ida_script: Script) -> None:
    hour = timezone.now() + timedelta(hours=1)
    for hours in (2, 3, 1):
        until = hour + timedelta(hours=hours)
        ida_script.post(item(embargoedUntil=until.isoformat()))
        assert (the_story().state, the_story().release_at) == ("embargoed", until)

    silent = ida_script.post(item(urgency=1))
    assert (silent.json()["state"], the_story().urgency) == ("embargoed", 1)
    lifted = ida_script.post(item() | {"embargoedUntil": None})
    assert lifted.json()["state"] == "published"


@pytest.mark.parametrize(
    "embargo",
    ["Friday, ten o'clock", "2030-01-01T10:00:00", "2030-01-01", "", 7, True, ["x"],
     "0001-01-01T00:00:00+14:00"],
)  # fmt: skip
@pytest.mark.parametrize("who", ["ida", "rosa"])
def test_an_embargo_that_cannot_be_read_holds_the_item(
    ida_script: Script, rosa_script: Script, who: str, embargo: Any
) -> None:
    response = (ida_script if who == "ida" else rosa_script).post(item(embargoed=embargo))

    assert (response.status_code, response.json()["state"]) == (201, "held")
    assert "Its embargo cannot be read" in response.json()["notes"][0]
    assert the_story().events.kinds() == ["story.held"]


def test_an_embargo_that_has_passed_keeps_nobody(ida_script: Script) -> None:
    passed = timezone.now() - timedelta(hours=1)

    assert ida_script.post(item(embargoed=passed.isoformat())).json()["state"] == "published"


def test_readers_cannot_unsee(ida_script: Script) -> None:
    ida_script.post(item())
    until = timezone.now() + timedelta(hours=1)

    for sent in (
        item(embargoed=until.isoformat()),
        item(embargoed="?"),
        item(pubStatus="withheld"),
    ):
        assert ida_script.post(sent | {"urgency": 1}).status_code == 409
    assert (the_story().urgency, the_story().state) == (5, "published")


def test_an_embargo_on_what_the_desk_holds_does_not_let_it_go(
    ida_script: Script, tomas: Person
) -> None:
    ida_script.post(item(pubStatus="withheld"))
    story = the_story()
    story.approve(by=tomas)
    story.hold("The lawyer reads it", by=tomas)
    until = timezone.now() + timedelta(hours=1)

    response = ida_script.post(item(embargoedUntil=until.isoformat()))

    assert (response.json()["state"], the_story().embargoed_until) == ("held", until)
