"""The records of the post: letters to one, mailings to many, and addresses that nothing is sent to."""

from nightdesk.notices.post.models.dispatch import Dispatch
from nightdesk.notices.post.models.letter import Letter, Outgoing
from nightdesk.notices.post.models.mailing import Mailing, Stage
from nightdesk.notices.post.models.step import Step
from nightdesk.notices.post.models.stopped import Stopped, Why

__all__ = ["Dispatch", "Letter", "Mailing", "Outgoing", "Stage", "Step", "Stopped", "Why"]
