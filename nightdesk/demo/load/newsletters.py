"""The demo's newsletters, which each edition offers on its page of ways to come back."""

from dataclasses import asdict

from nightdesk.demo import copy
from nightdesk.demo.load.paper import Newsroom
from nightdesk.newsletters.models import Newsletter


def offer(newsroom: Newsroom) -> None:
    """In order; the first number of each is made at its next hour."""
    for position, one in enumerate(copy.newsletters()):
        words = asdict(one) | {"edition": newsroom.editions[one.edition]}
        Newsletter.objects.create(**words, position=position)
