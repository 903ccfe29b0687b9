"""The names under which baked pages read discussions, and under which acts on comments are told."""

from nightdesk.bakery.staleness import reading
from nightdesk.editions import generations as edition


def discussion(story_id: int) -> str:
    """All that readers see of the discussion under a story."""
    return f"discussion:{story_id}"


def discussed(story_id: int) -> str:
    """How many comments a story has, on cards and in feeds, and whether it has a discussion at all."""
    return f"discussed:{story_id}"


def room(room_id: int) -> str:
    """All that readers see of a room."""
    return f"room:{room_id}"


def rooms(edition_id: int) -> str:
    """Which rooms an edition has, what they are called, and when they open and close."""
    return f"rooms:{edition_id}"


def chatted(story_id: int) -> str:
    """In which room readers chat about a story."""
    return f"chatted:{story_id}"


def terms(edition_id: int) -> str:
    """Where in an edition readers may discuss."""
    return f"terms:{edition_id}"


def most_discussed(edition_id: int) -> str:
    """Which stories of an edition have the most comments."""
    return f"most-discussed:{edition_id}"


def reading_discussion(story_id: int, edition_id: int) -> None:
    reading(discussion(story_id), terms(edition_id), edition.shape(edition_id))
