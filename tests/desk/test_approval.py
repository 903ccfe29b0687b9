"""The queue between reporters and readers follows the acts, whichever door they came through."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import TaskState, Workflow, WorkflowState

from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.models.approval import DeskApproval, lay_down_workflow
from nightdesk.stories.state import State
from tests.cast import NewStory
from tests.desk.conftest import SitDown

pytestmark = pytest.mark.usefixtures("queue")


def queue_of(person: Person) -> list[str]:
    return [str(task.revision.content_object) for task in TaskState.objects.reviewable_by(person)]


def action(story: Story, name: str) -> str:
    task = story.current_workflow_task_state
    return f"/desk/stories/workflow/action/{story.pk}/{name}/{task.pk}/"


def test_laying_it_down_twice_changes_nothing() -> None:
    first = lay_down_workflow()

    assert lay_down_workflow() == first
    assert (DeskApproval.objects.count(), Story.get_default_workflow()) == (1, first)


def test_without_a_workflow_copy_is_submitted_all_the_same(draft: Story, rosa: Person) -> None:
    Workflow.objects.all().delete()

    draft.submit(by=rosa)

    assert (draft.state, draft.current_workflow_state) == (State.SUBMITTED, None)


def test_the_queue_holds_what_waits_at_ones_desks(
    draft: Story, write: NewStory, sport: Section, rosa: Person, ida: Person, clara: Person
) -> None:
    other = write("Sport waits", section=sport)
    draft.submit(by=rosa)
    other.submit(by=None)

    assert queue_of(ida) == ["A draft of the ferry story"]
    assert sorted(queue_of(clara)) == ["A draft of the ferry story", "Sport waits"]
    assert queue_of(rosa) == []


def test_wagtails_own_door_submits_too(draft: Story, rosa: Person) -> None:
    draft.save_revision(user=rosa)

    draft.get_workflow().start(draft, rosa)

    draft.refresh_from_db()
    assert (draft.state, draft.events.kinds()) == (State.SUBMITTED, ["story.submitted"])


def test_an_approval_is_told_once_and_then_the_publication(
    draft: Story, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    draft.submit(by=rosa)
    url = action(draft, "approve")
    client = sit_down(ida)

    for _time in range(2):
        client.post(url)

    assert draft.events.kinds() == ["story.submitted", "story.approved", "story.published"]
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


def test_approval_by_the_verb_empties_the_queue_and_publishes_nothing(
    draft: Story, rosa: Person, ida: Person
) -> None:
    draft.submit(by=rosa)

    draft.approve(by=ida)

    assert (draft.state, queue_of(ida)) == (State.APPROVED, [])


def test_under_an_embargo_approved_copy_waits(
    draft: Story, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    draft.submit(by=rosa)
    draft.embargo(timezone.now() + timedelta(days=1), by=ida)

    sit_down(ida).post(action(draft, "approve"))

    draft.refresh_from_db()
    assert (draft.state, draft.workflow_in_progress) == (State.EMBARGOED, False)


def test_what_is_sent_back_comes_again(
    draft: Story, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    draft.submit(by=rosa)
    sit_down(ida).post(action(draft, "reject"), {"comment": "Who says so?"})

    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert draft.last_event().particulars["why"] == "Who says so?"
    assert draft.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES

    draft.submit(by=rosa)

    assert (queue_of(ida), WorkflowState.objects.count()) == ([str(draft)], 1)


def test_a_draft_that_was_sent_back_may_be_approved_without_coming_again(
    draft: Story, rosa: Person, ida: Person
) -> None:
    draft.submit(by=rosa)
    draft.send_back("Who says so?", by=ida)

    draft.approve(by=ida)

    assert (draft.state, draft.current_workflow_state) == (State.APPROVED, None)


@pytest.mark.parametrize("verb", ["hold", "spike", "kill"])
def test_what_is_put_away_leaves_the_queue(
    verb: str, draft: Story, rosa: Person, ida: Person
) -> None:
    draft.submit(by=rosa)

    getattr(draft, verb)("Not now", by=ida)

    assert (queue_of(ida), draft.current_workflow_state) == ([], None)


def test_another_desks_editor_does_not_approve(
    write: NewStory, sport: Section, draft: Story, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    draft.submit(by=rosa)
    other = write(section=sport)
    other.submit(by=None)
    task = other.current_workflow_task_state

    through_own = f"/desk/stories/workflow/action/{draft.pk}/approve/{task.pk}/"
    sit_down(ida).post(through_own)

    other.refresh_from_db()
    assert other.state == State.SUBMITTED


def test_a_refusal_is_told_where_the_queue_is(
    draft: Story, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    draft.submit(by=rosa)
    copy = draft.get_latest_revision_as_object()
    copy.headline = ""
    copy.save_revision(user=rosa, clean=False)

    answer = sit_down(ida).post(action(draft, "approve"), follow=True)

    assert "A story needs a headline." in answer.content.decode()


def test_the_desk_may_lock_what_it_approves(draft: Story, rosa: Person, ida: Person) -> None:
    draft.submit(by=rosa)
    task = draft.current_workflow_task

    assert [task.user_can_lock(draft, ida), task.user_can_unlock(draft, rosa)] == [True, False]
    assert task.on_action(draft.current_workflow_task_state, ida, "applaud") is None
