"""The names under which baked pages read newsletters, and under which changes of them are told."""


def offer(edition_id: int) -> str:
    """Which newsletters the edition offers, and which numbers of them were sent."""
    return f"newsletters:{edition_id}"
