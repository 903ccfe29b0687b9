"""Refusals of talk: each is a sentence for whoever wrote or pressed, as it stands."""

from nightdesk.stories.errors import NotNow, Refused


class NotTaken(Refused):
    """What someone wrote is not taken. `reason` is a code of `moderation/reasons.py`."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class NotTheirs(Refused):
    """Somebody else's comment, or a right that the person's role has not."""


__all__ = ["NotNow", "NotTaken", "NotTheirs", "Refused"]
