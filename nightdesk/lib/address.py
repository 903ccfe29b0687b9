"""Addresses that pages name again and again, each put together once."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(16_384)
def address(name: str, *words: str) -> str:
    """The path of a view by its name, with these words in it; an edition is given by its code."""
    return reverse(name, args=words)
