"""Slugs: the old one where it can stay, the next free one where it cannot."""

from collections.abc import Callable
from itertools import chain, count
from urllib.parse import unquote

from django.utils.text import slugify

LONGEST = 200


def slug_of(*wishes: str, longest: int = LONGEST) -> str:
    """Answer the first of these wishes that leaves anything as a slug."""
    slugs = (slugify(unquote(wish), allow_unicode=True) for wish in wishes)
    return next((slug for slug in slugs if slug), "")[:longest].strip("-_")


def free_slug(slug: str, is_taken: Callable[[str], bool], *, longest: int = LONGEST) -> str:
    """Answer this slug, or with the first number behind it that nobody has."""
    numbered = (f"{slug[: longest - len(str(n)) - 1]}-{n}" for n in count(2))
    return next(wish for wish in chain([slug], numbered) if not is_taken(wish))
