"""The records of talk."""

from nightdesk.talk.models.appeal import Appeal
from nightdesk.talk.models.claim import Claim
from nightdesk.talk.models.comment import Comment
from nightdesk.talk.models.discussion import Discussion
from nightdesk.talk.models.earlier_text import EarlierText
from nightdesk.talk.models.fingerprint import Fingerprint
from nightdesk.talk.models.learned import Learned
from nightdesk.talk.models.letter import Letter
from nightdesk.talk.models.lifting import Lifting
from nightdesk.talk.models.mute import Mute
from nightdesk.talk.models.note import Note
from nightdesk.talk.models.notice import Notice
from nightdesk.talk.models.presence import NamedInRooms, Presence
from nightdesk.talk.models.reaction import Reaction
from nightdesk.talk.models.report import Report
from nightdesk.talk.models.room import Room
from nightdesk.talk.models.rules import Rules
from nightdesk.talk.models.ruling import Ruling
from nightdesk.talk.models.sanction import Sanction
from nightdesk.talk.models.terms import Terms
from nightdesk.talk.models.told import Quiet, Told
from nightdesk.talk.models.trial import Trial
from nightdesk.talk.models.venue import Venue

__all__ = [
    "Appeal",
    "Claim",
    "Comment",
    "Discussion",
    "EarlierText",
    "Fingerprint",
    "Learned",
    "Letter",
    "Lifting",
    "Mute",
    "NamedInRooms",
    "Note",
    "Notice",
    "Presence",
    "Quiet",
    "Reaction",
    "Report",
    "Room",
    "Rules",
    "Ruling",
    "Sanction",
    "Terms",
    "Told",
    "Trial",
    "Venue",
]
