"""Whatever door a story goes out by, readers are told of it exactly once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.state import State
from tests.desk.conftest import SitDown
from tests.desk.editor_page import typed

pytestmark = pytest.mark.usefixtures("queue")


@pytest.fixture
def waiting(draft: Story, rosa: Person) -> Story:
    """A story that a reporter submitted."""
    draft.submit(by=rosa)
    return draft


def by_the_editors_button(story: Story, ida: Person, sit_down: SitDown) -> None:
    page = typed(story, **{"action-publish": "1"})
    sit_down(ida).post(f"/desk/stories/edit/{story.pk}/", page)


def by_the_page_of_the_act(story: Story, ida: Person, sit_down: SitDown) -> None:
    url = f"/desk/stories/{story.pk}/publication/"
    sit_down(ida).post(url, {"version": story.version})


def by_a_bulk_act(story: Story, ida: Person, sit_down: SitDown) -> None:
    sit_down(ida).post(f"/desk/bulk/stories/story/publish/?id={story.pk}")


def by_approval_from_the_queue(story: Story, ida: Person, sit_down: SitDown) -> None:
    task = story.current_workflow_task_state
    sit_down(ida).post(f"/desk/stories/workflow/action/{story.pk}/approve/{task.pk}/")


def by_approval_from_the_editor(story: Story, ida: Person, sit_down: SitDown) -> None:
    page = typed(story, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    sit_down(ida).post(f"/desk/stories/edit/{story.pk}/", page)


def by_wagtails_own_approval(story: Story, ida: Person, sit_down: SitDown) -> None:
    story.current_workflow_task_state.approve(user=ida)


def by_the_verb(story: Story, ida: Person, sit_down: SitDown) -> None:
    story.publish(by=ida)


def by_a_revision(story: Story, ida: Person, sit_down: SitDown) -> None:
    story.latest_revision.publish(user=ida)


def by_the_release_clock(story: Story, ida: Person, sit_down: SitDown) -> None:
    hour = timezone.now() + timedelta(hours=1)
    story.schedule(hour, by=ida)
    assert Story.objects.get(pk=story.pk).release(hour)


def by_wagtails_command(story: Story, ida: Person, sit_down: SitDown) -> None:
    story.schedule(timezone.now() + timedelta(hours=1), by=ida)
    story.move_hour(timezone.now() - timedelta(seconds=1))
    call_command("publish_scheduled")


def by_an_embargo_that_ends(story: Story, ida: Person, sit_down: SitDown) -> None:
    hour = timezone.now() + timedelta(hours=1)
    story.embargo(hour, by=ida)
    story.approve(by=ida)
    Story.objects.update(embargoed_until=timezone.now())
    assert Story.objects.get(pk=story.pk).release(hour)


DOORS = (
    by_the_editors_button,
    by_the_page_of_the_act,
    by_a_bulk_act,
    by_approval_from_the_queue,
    by_approval_from_the_editor,
    by_wagtails_own_approval,
    by_the_verb,
    by_a_revision,
    by_the_release_clock,
    by_wagtails_command,
    by_an_embargo_that_ends,
)


@pytest.mark.parametrize("door", DOORS)
def test_readers_are_told_once(
    door: Callable[[Story, Person, SitDown], None],
    waiting: Story,
    ida: Person,
    sit_down: SitDown,
) -> None:
    door(waiting, ida, sit_down)

    story = Story.objects.get(pk=waiting.pk)
    assert (story.state, story.live) == (State.PUBLISHED, True)
    assert story.events.kinds().count("story.published") == 1
    assert (story.workflow_in_progress, story.scheduled_revision) == (False, None)
