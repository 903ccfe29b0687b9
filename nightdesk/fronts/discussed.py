"""What is most discussed. Fronts lie above whoever counts comments; who counts them answers here.

As long as nobody answers, no front has such a slot.
"""

from collections.abc import Callable, Sequence

from nightdesk.editions.models import Edition

MOST = 5
# The ids of the edition's most discussed stories, the most discussed first.
Answer = Callable[[Edition], Sequence[int]]

_answers: list[Answer] = []


def register(answer: Answer) -> Answer:
    """In the `ready()` of the app that counts; registering twice changes nothing.

    Whoever answers bumps `nightdesk.fronts.generations.front` when the order of the first few changes.
    """
    if answer not in _answers:
        _answers.append(answer)
    return answer


def forget(answer: Answer) -> None:
    """Take an answer back."""
    _answers.remove(answer)


def most_discussed(edition: Edition) -> list[int]:
    return [story for answer in _answers for story in answer(edition)][:MOST]
