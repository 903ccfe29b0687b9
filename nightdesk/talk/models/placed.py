"""Placed: what has to be fetched along so that a comment or a message knows where it was said, without a query."""

_VENUES = (
    "discussion__story__section",
    "discussion__story__edition",
    "room__edition",
    "room__story__section",
    "room__story__edition",
)
_UNREAD = (
    "discussion__story__body",
    "discussion__story__marks",
    "room__story__body",
    "room__story__marks",
)
# Of the post that a comment is about, its headline and its hour are read.
UNREAD_POST = ("about__body", "about__marks", "about__kill_reason")


def placed(path: str = "") -> tuple[str, ...]:
    """For `select_related`. `path` leads to the comment, as in "ruling__comment"."""
    return tuple(f"{path}__{one}" if path else one for one in _VENUES)


def unread(path: str = "") -> tuple[str, ...]:
    """For `defer`: the texts of stories, which nobody reads there."""
    return tuple(f"{path}__{one}" if path else one for one in _UNREAD)
