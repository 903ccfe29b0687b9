"""The approval: the one step between a reporter and readers, as a task of Wagtail's workflow."""

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, Workflow, WorkflowContentType, WorkflowTask

from nightdesk.people.models import Person
from nightdesk.stories.models.story import Story
from nightdesk.stories.permissions import may
from nightdesk.stories.state import State

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

NAME = "Desk"


class DeskApproval(Task):
    """An editor of the story's desk approves it, which publishes it, or sends it back with the reason."""

    class Meta:
        verbose_name = _("approval by the desk")
        verbose_name_plural = _("approvals by the desk")

    def start(self, workflow_state: "WorkflowState", user: Person | None = None) -> TaskState:
        """Begin to wait. A draft that came in through Wagtail's own door is submitted by this."""
        waiting = super().start(workflow_state, user=user)
        story = workflow_state.content_object
        if story.state == State.DRAFT:
            story.submit(by=user)
        return waiting

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: Person, action_name: str, **particulars: Any
    ) -> None:
        """Approve and publish, or send back. Under an embargo approved copy releases itself later."""
        story = task_state.workflow_state.content_object.get_latest_revision_as_object()
        if action_name == "reject":
            story.send_back(particulars.get("comment", ""), by=user)
        elif action_name == "approve":
            story.approve(by=user)
            if story.state == State.APPROVED:
                story.publish(story.latest_revision, user=user)

    def get_actions(self, obj: Story, user: Person) -> list[tuple[str, Any, bool]]:
        """As Wagtail asks for them: name, label, and whether a comment is asked for."""
        if not may(user, "approve", obj):
            return []
        return [("reject", _("Send back"), True), ("approve", _("Approve"), False)]

    def get_task_states_user_can_moderate(
        self, user: Person, **_kwargs: Any
    ) -> models.QuerySet[TaskState]:
        """What waits at the person's desks."""
        waiting = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        if not user.may("approve"):
            return waiting.none()
        theirs = Story.objects.visible_to(user, timezone.now()).submitted()
        keys = [str(key) for key in theirs.values_list("pk", flat=True)]
        return waiting.filter(workflow_state__object_id__in=keys)

    def user_can_lock(self, obj: Story, user: Person) -> bool:
        return may(user, "approve", obj)

    def user_can_unlock(self, obj: Story, user: Person) -> bool:
        return may(user, "approve", obj)


@transaction.atomic
def lay_down_workflow() -> Workflow:
    """See to it that submitted stories wait for their desk. Doing it again changes nothing."""
    task = DeskApproval.objects.first() or DeskApproval.objects.create(name=NAME)
    workflow = task.workflows.first() or Workflow.objects.create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    WorkflowContentType.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Story), defaults={"workflow": workflow}
    )
    return workflow
