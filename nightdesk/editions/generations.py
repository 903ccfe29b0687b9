"""The names under which baked pages read an edition, and under which changes of it are told."""

# Which editions there are, and what each is called.
EVERY = "editions"


def shape(edition_id: int) -> str:
    """The edition itself: settings, sections, topics, authors."""
    return f"edition:{edition_id}"


def wire(edition_id: int) -> str:
    """The edition's wire: its items, and how far it has come."""
    return f"wire:{edition_id}"


def lists(edition_id: int) -> str:
    """Whatever lists stories of the whole edition: front, archive, corrections, feeds, sitemaps."""
    return f"lists:{edition_id}"


def ways(edition_id: int) -> str:
    """Which topics and authors of the edition have stories."""
    return f"ways:{edition_id}"


def pages(edition_id: int) -> str:
    """The edition's standing pages."""
    return f"pages:{edition_id}"


def section(section_id: int) -> str:
    """The list of a section's stories."""
    return f"section:{section_id}"


def topic(topic_id: int) -> str:
    """The list of a topic's stories."""
    return f"topic:{topic_id}"
