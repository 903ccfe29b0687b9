"""The languages that the house itself speaks; an edition may be written in any."""

from django.conf import settings


def spoken(tag: str) -> str:
    """The house's language for an edition written in this one: its own, else the source, English.

    Half of a page in a language that the house has no words for would be neither: Django knows the
    names of months in a hundred languages, and our catalogues are of five.
    """
    root = tag.lower().split("-")[0]
    return root if is_spoken(tag) else settings.LANGUAGE_CODE


def is_spoken(tag: str) -> bool:
    return tag.lower().split("-")[0] in dict(settings.LANGUAGES)
