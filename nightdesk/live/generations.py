"""The names under which baked pages read live blogs."""


def posts(story_id: int) -> str:
    """All posts of a live blog, and how it stands."""
    return f"posts:{story_id}"
