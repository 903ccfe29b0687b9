"""The records of stories."""

from nightdesk.stories.models.approval import DeskApproval
from nightdesk.stories.models.author import Author
from nightdesk.stories.models.byline import Byline, RelatedStory
from nightdesk.stories.models.correctable import Correction
from nightdesk.stories.models.embargoable import Embargo
from nightdesk.stories.models.old_address import OldAddress
from nightdesk.stories.models.retractable import Retraction, Withdrawal
from nightdesk.stories.models.standing_page import StandingPage
from nightdesk.stories.models.story import Genre, Story

__all__ = [
    "Author",
    "Byline",
    "Correction",
    "DeskApproval",
    "Embargo",
    "Genre",
    "OldAddress",
    "RelatedStory",
    "Retraction",
    "StandingPage",
    "Story",
    "Withdrawal",
]
