"""Loads the invented newsroom into an empty database."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from nightdesk.demo.load import (
    cast,
    follows,
    live_blogs,
    newsletters,
    paper,
    pictures,
    rooms,
    stories,
    talk,
)
from nightdesk.editions.models import Edition
from nightdesk.stories.models.approval import lay_down_workflow

Say = Callable[[str], object]


def is_empty() -> bool:
    """Whether nobody has founded a newsroom here yet."""
    return not Edition.objects.exists()


def load(now: datetime, *, say: Say, size: pictures.Size = None) -> None:
    """Load all of it, or nothing. `now` is when the newsroom stands; every date is told from there.

    `size` is for a hurry: pictures smaller than their own.
    """
    with transaction.atomic():
        say("Setting up the newsroom …")
        desks = paper.desks()
        people = cast.hire(desks)
        editions = paper.editions()
        shelf = pictures.Shelf(now, by=people["picture_desk"], size=size)
        newsroom = paper.Newsroom(editions, desks, shelf, people)
        newsroom.lay_out()
        lay_down_workflow()
        say("Writing the stories, drawing the pictures in every size …")
        stories.Archive(newsroom, now).write()
        live_blogs.post_all(newsroom, now)
        rooms.open_all(newsroom, talk.say_all(newsroom), now)
        newsletters.offer(newsroom)
        follows.begin(people["reader"])
    cast.keep_sign_ins(people)
