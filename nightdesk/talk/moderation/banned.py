"""Banned: what moderators put on a person counts before anything is read. One query."""

from nightdesk.talk.models.sanction import Measure, Sanction
from nightdesk.talk.moderation.submission import PASS, Decision, Submission, hold, refuse

# Of several that run at once the hardest is told.
HARDEST = (Measure.BAN, Measure.SUSPEND, Measure.HOLD)


def judge(submission: Submission) -> Decision:
    running = Sanction.objects.running(submission.now).on(submission.author.pk)
    reaching = [one for one in running if _reaches(one, submission)]
    for measure in HARDEST:
        for sanction in reaching:
            if sanction.measure == measure:
                return _decided(sanction)
    return PASS


def _reaches(sanction: Sanction, submission: Submission) -> bool:
    if sanction.room_id is not None:
        return submission.place == f"room:{sanction.room_id}"
    here = submission.section.pk if submission.section else None
    return sanction.section_id is None or sanction.section_id == here


def _decided(sanction: Sanction) -> Decision:
    if sanction.measure == Measure.HOLD:
        return hold("watched", why=sanction.reason)
    if sanction.until is None:
        return refuse("banned", why=sanction.reason)
    return refuse("suspended", why=sanction.reason, until=sanction.until.isoformat())
