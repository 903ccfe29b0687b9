"""Who may bring an item, and who may fetch one."""

from collections.abc import Callable

import pytest

from nightdesk.editions.models import Section
from nightdesk.intake.models import Delivery
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.site.api.conftest import URI, Script, item

Scripts = Callable[[Person], Script]


def the_story() -> Story:
    return Story.objects.get(uri=URI)


def test_a_reporters_item_is_submitted(rosa_script: Script) -> None:
    response = rosa_script.post(item())

    assert (response.status_code, response.json()["state"]) == (201, "submitted")
    assert the_story().events.kinds() == ["story.submitted"]


def test_an_editor_publishes_what_a_reporter_brought(
    rosa_script: Script, ida_script: Script
) -> None:
    rosa_script.post(item())
    response = ida_script.post(item())

    assert (response.status_code, response.json()["state"]) == (200, "published")
    assert the_story().events.kinds() == ["story.submitted", "story.published"]
    assert rosa_script.put(item(urgency=1)).status_code == 403


@pytest.mark.parametrize("who", ["lena", "pia", "max_moderator", "sami"])
def test_who_may_not_write_at_this_desk_is_refused(
    script: Scripts, request: pytest.FixtureRequest, harbour: Section, who: str
) -> None:
    response = script(request.getfixturevalue(who)).post(item())

    assert response.status_code == 403
    assert "may not do this" in response.json()["detail"]
    assert not Story.objects.exists()


def test_who_may_not_write_here_changes_nothing_that_is_here(
    script: Scripts, rosa_script: Script, ida_script: Script, sami: Person
) -> None:
    rosa_script.post(item())

    assert script(sami).put(item(urgency=1)).status_code == 403
    ida_script.post(item())
    assert script(sami).put(item(urgency=1)).status_code == 403
    assert script(sami).put({"pubStatus": "canceled"}).status_code == 403
    assert the_story().urgency == 5


def test_an_item_is_given_as_ninjs_to_who_may_see_it(
    script: Scripts, ida_script: Script, draft: Story, lena: Person, sami: Person
) -> None:
    draft.edit_note = "Ask the lawyer"
    draft.save()
    mine = ida_script.get(draft.uri)
    hidden, nothing = script(lena).get(draft.uri), script(lena).get("urn:a:nothing")

    assert (mine.status_code, mine.json()["edNote"]) == (200, "Ask the lawyer")
    assert script(sami).get(draft.uri).status_code == 404
    assert (hidden.status_code, hidden.content) == (nothing.status_code, nothing.content)


def test_a_reader_may_fetch_what_readers_see(
    script: Scripts, write: NewStory, ida: Person, lena: Person
) -> None:
    story = write(edit_note="Ask the lawyer")
    story.publish(by=ida)

    told = script(lena).get(story.uri).json()
    assert (told["pubStatus"], "edNote" in told) == ("usable", False)


def test_the_story_is_tied_to_its_deliveries(ida_script: Script, ida: Person) -> None:
    ida_script.post(item(version="3"))

    [delivery] = Delivery.objects.all()
    assert str(delivery) == f"{URI} by Ida"
    assert (delivery.story, delivery.item_version, delivery.status) == (the_story(), "3", 201)
