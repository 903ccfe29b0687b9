"""A letter: a mail that waits to be sent. Written in the transaction of the act it tells of, so neither is lost."""

from nightdesk.notices.post.models.letter import Outgoing


class Letter(Outgoing):
    """What the house says to those who discuss."""
