"""Threads: a page of a discussion, drawn in a fixed number of queries however long the discussion is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest

from nightdesk.lib.leaf import Leaf
from nightdesk.lib.prepared import Place as Value
from nightdesk.lib.prepared import Prepared
from nightdesk.live.models import Post
from nightdesk.talk.models import Comment
from nightdesk.talk.models.placed import UNREAD_POST
from nightdesk.talk.place import Place

if TYPE_CHECKING:
    from nightdesk.talk.models.comment import CommentQuerySet

LENGTH = 20
# So many answers stand below what they answer; the others on its own page.
BELOW = 3
# So many threads stand under the story itself.
UNDER_STORY = 8

# The last word of the address, and what comes first there.
ORDERS: Mapping[str, "Callable[[CommentQuerySet], CommentQuerySet]"] = {
    "": lambda every: every.opening().newest_first(),
    "oldest": lambda every: every.opening().oldest_first(),
    "liked": lambda every: every.opening().most_liked_first(),
    "picks": lambda every: every.picked().newest_first(),
}


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment that opens a thread, or one of the newsroom's picks, and the first answers to it."""

    opening: Comment
    answers: list[Comment]

    @property
    def more(self) -> int:
        """How many answers stand on its own page alone."""
        return max(0, self.opening.replies - len(self.answers))


@dataclass(frozen=True, slots=True)
class ByKeys:
    """A list in order. What is leafed past is counted in the index alone: only what a slice has is read."""

    every: "CommentQuerySet"

    def __getitem__(self, wanted: slice) -> "CommentQuerySet":
        found = Comment.objects.filter(pk__in=self.keys(wanted))
        return found.in_thread().order_by(*self.every.query.order_by)

    def keys(self, wanted: slice) -> "models.QuerySet[Comment, Any]":
        return self.every.values("pk")[wanted]


def leaf_of(place: Place, request: HttpRequest, order: str) -> Leaf:
    """The threads of the page that `?page=` names, in this order. Two queries; one where nothing was answered."""
    leaf = Leaf.asked_for(request, ByKeys(ORDERS[order](_of(place))), length=LENGTH)
    answers = _first_answers(one for one in leaf.items if one.replies)
    return Leaf([_thread(place, one, answers) for one in leaf.items], leaf.number, leaf.has_older)


def answers_of(place: Place, comment: Comment, request: HttpRequest) -> Leaf:
    """All below a comment: of one that opened a thread the whole thread, the oldest first. One query."""
    every = ByKeys(Comment.objects.listed().below(comment).oldest_first())
    leaf = Leaf.asked_for(request, every, length=LENGTH)
    return Leaf(list(map(place.holding, leaf.items)), leaf.number, leaf.has_older)


def under_story(place: Place) -> list[Thread]:
    """The newest threads without their answers, and with them how many comments there are. One query."""
    found = _NEWEST.ask(story=place.story.pk)
    place.begun(found[0].discussion if found else None)
    return [Thread(place.holding(one), []) for one in found]


def about_post(place: Place, post: Post) -> list[Thread]:
    """The newest threads about a post of the live blog, without their answers. Two queries."""
    here = _of(place).filter(about=post.pk).opening().newest_first().in_thread()
    return [Thread(place.holding(one), []) for one in here[:LENGTH]]


def _newest() -> "CommentQuerySet":
    here = Comment.objects.listed().filter(discussion=Value("story", models.BigAutoField()))
    newest = here.opening().newest_first().select_related("author", "discussion", "about")
    return newest.defer(*UNREAD_POST)[:UNDER_STORY]


_NEWEST: Prepared[Comment] = Prepared(_newest)


def _of(place: Place) -> "CommentQuerySet":
    return place.discussion.all_comments.listed()


def _thread(place: Place, opening: Comment, answers: Mapping[int, list[Comment]]) -> Thread:
    below = [place.holding(one) for one in answers.get(opening.pk, [])]
    return Thread(place.holding(opening), below)


def _first_answers(openings: Iterable[Comment]) -> dict[int, list[Comment]]:
    """By what they are below. Each thread is asked for its first few: a long one costs no more than a short one."""
    every = Comment.objects.shown().oldest_first()
    few = [every.filter(root=one)[:BELOW] for one in openings]
    if not few:
        return {}
    # Each on its own first: SQLite takes no limits inside of a union.
    first, *others = [Comment.objects.filter(pk__in=one.values("pk")).values("pk") for one in few]
    keys = first.union(*others)
    by_root: dict[int, list[Comment]] = {}
    for answer in Comment.objects.filter(pk__in=keys).in_thread().oldest_first():
        by_root.setdefault(answer.root_id or 0, []).append(answer)
    return by_root
