"""Every act, in the order an editor is offered them."""

from nightdesk.desk.acts import before_readers, copyflow
from nightdesk.desk.acts.form import ActForm

ACTS: tuple[type[ActForm], ...] = (
    copyflow.Submission,
    copyflow.Approval,
    copyflow.Return,
    before_readers.Publication,
    before_readers.Update,
    copyflow.Release,
    copyflow.ReleaseGivenUp,
    copyflow.Hold,
    copyflow.Embargo,
    copyflow.EmbargoLifting,
    before_readers.Correction,
    before_readers.Retraction,
    before_readers.Withdrawal,
    copyflow.Spike,
    copyflow.Revival,
)
