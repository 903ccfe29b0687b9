"""Reviewing: the queue of copy that waits for an editor follows the acts, whichever door they came through."""

from datetime import datetime

from wagtail.models import WorkflowState

from nightdesk.people.models import Person
from nightdesk.stories.models.acting import Acting


class Reviewable(Acting):
    """Wagtail's workflow is a record of the copy flow, never its master: verbs open and close it."""

    class Meta:
        abstract = True

    def ask_for_review(self, *, by: Person | None) -> None:
        """Put the story into the editors' queue; it may be there already."""
        workflow = self.get_workflow()
        if workflow is None:
            return
        if self.latest_revision is None:
            self.save_revision(user=by, clean=False)
        waiting = self.current_workflow_state
        if waiting is None:
            workflow.start(self, by)
        elif waiting.status == WorkflowState.STATUS_NEEDS_CHANGES:
            waiting.resume(by)

    def end_review(self, verdict: str, *, by: Person | None, comment: str = "") -> None:
        """Take it out of the queue: approved, or sent back for changes. Nothing is published by this."""
        task = self.current_workflow_task_state
        if task is None:
            self.close_workflow(by=by)
            return
        waiting = self.current_workflow_state
        settle = task.approve if verdict == WorkflowState.STATUS_APPROVED else task.reject
        settle(user=by, update=False, comment=comment)
        waiting.status = verdict
        waiting.save()

    def close_workflow(self, *, by: Person | None) -> None:
        """Nobody's approval is waited for any more."""
        waiting = self.current_workflow_state
        if waiting is not None:
            waiting.cancel(user=by)

    def leave_the_queue(self, *, by: Person | None) -> None:
        """No approval and no hour is waited for any more."""
        self.close_workflow(by=by)
        self.move_hour(None)

    def move_hour(self, at: datetime | None) -> None:
        """Keep Wagtail's mark on the revision that waits for an hour in step. None: it waits no more."""
        self.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=at)
