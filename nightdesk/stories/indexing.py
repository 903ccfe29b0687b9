"""Indexing anew: what readers may find is written again from the stories themselves, while the paper is open."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from nightdesk.search.models import Words
from nightdesk.stories.models import Story
from nightdesk.stories.searched import tell_all

# A publish waits while a batch is written: a tenth of a second.
AT_ONCE = 50
Say = Callable[[int, int], None]


def index_everything(say: Say) -> int:
    """Write the words of every story that readers have, newest first; drop those of all others.

    Each batch is a transaction that holds its stories, so an act in between is never taken back. `say` is told
    after each batch how many are done, and of how many.
    """
    shown = Story.objects.visible_to(None, timezone.now()).newest_first()
    # What is published meanwhile writes its own words.
    numbers, written = list(shown.values_list("pk", flat=True)), 0
    for first in range(0, len(numbers), AT_ONCE):
        batch = numbers[first : first + AT_ONCE]
        written += write(batch)
        say(first + len(batch), len(numbers))
    drop_the_rest()
    return written


@transaction.atomic
def write(keys: list[int]) -> int:
    """What was hidden since it was listed is left out."""
    held = Story.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    shown = held.visible_to(None, timezone.now()).select_related("edition")
    stories = list(shown.prefetch_related("bylines__author", "topics"))
    tell_all(stories)
    return len(stories)


@transaction.atomic
def drop_the_rest() -> None:
    """Words whose story is not for readers could not be found anyway; now they are not kept either."""
    shown = Story.objects.visible_to(None, timezone.now())
    Words.objects.drop(Words.objects.of_none_of(shown).values_list("place", flat=True))


def is_missing() -> bool:
    """Whether readers have stories and nothing can be found: the index was deleted, or never made."""
    return not Words.objects.exists() and Story.objects.visible_to(None, timezone.now()).exists()
