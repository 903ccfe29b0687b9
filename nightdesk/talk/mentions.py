"""Mentions: whoever is called by their display name behind an @ in a message is told of it."""

import re

from nightdesk.lib.lookalikes import skeleton
from nightdesk.people.models import Person
from nightdesk.people.models.public_face import LONGEST_NAME

# One message calls so many, and a name has so many words: what is looked up is bounded.
MOST = 5
WORDS = 4
_CALL = re.compile(rf"(?<!\w)@(\S[^\n@]{{0,{LONGEST_NAME}}})")


def called_in(text: str) -> list[int]:
    """The people it calls. One query, and none where nobody is called."""
    calls = [_names(call[1]) for call in list(_CALL.finditer(text))[:MOST]]
    wanted = {name for names in calls for name in names}
    if not wanted:
        return []
    found = Person.objects.filter(display_skeleton__in=wanted, is_active=True)
    known = dict(found.values_list("display_skeleton", "pk"))
    first = (next((known[name] for name in names if name in known), None) for names in calls)
    return list(dict.fromkeys(one for one in first if one is not None))


def _names(behind: str) -> list[str]:
    """What may be the name, the longest first: nobody says where it ends."""
    words = behind.split()[:WORDS]
    every = (skeleton(" ".join(words[:number])) for number in range(len(words), 0, -1))
    return [one for one in every if one]
