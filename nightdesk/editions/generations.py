"""The names under which baked pages read an edition, and under which changes of it are told."""

# Which editions there are, and what each is called.
EVERY = "editions"


def shape(edition_id: int) -> str:
    """The edition itself: settings, sections, topics, authors, standing pages."""
    return f"edition:{edition_id}"


def lists(edition_id: int) -> str:
    """Whatever lists stories of the edition: front, sections, wire, archive, feeds, sitemaps."""
    return f"lists:{edition_id}"
