"""The names under which baked pages read how a front is arranged, and under which arranging it is told."""


def front(edition_id: int, section_id: int | None) -> str:
    """The front of an edition, or of one of its sections."""
    return f"front:{edition_id}:{section_id or ''}"
