"""Finding the story that a page of the old system has become."""

from urllib.parse import unquote, urlsplit

from nightdesk.editions.models import Edition
from nightdesk.stories.models import OldAddress, Story


def story_at(addresses: list[str], edition: Edition) -> Story | None:
    """By the old addresses that lead here, else by the last part of one. Two queries."""
    paths = [path for address in addresses for path in _paths(address)]
    old = OldAddress.objects.leading_from(paths) if paths else None
    if old is not None and old.story is not None and old.story.edition_id == edition.pk:
        return old.story
    slugs = {unquote(path.partition("?")[0]).rstrip("/").rpartition("/")[2] for path in paths}
    return edition.stories.filter(slug__in=slugs - {""}).order_by("-published_at").first()


def _paths(address: str) -> list[str]:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return []
    path = parts.path or "/"
    with_query = [f"{path}?{parts.query}"] if parts.query else []
    return [one for one in (*with_query, path) if one not in {"", "/"} and one.startswith("/")]
