"""What databases make of the questions that discussions ask: an index gives the order, nothing is read in whole."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from nightdesk.desk.moderation import queue
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk.models import Comment, Discussion, Report, Ruling
from nightdesk.talk.models.report import Ground
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.state import State
from nightdesk.talk.threads import ORDERS, ByKeys
from tests.cast import NewStory, person
from tests.talk.filling import Filling

WALKED = ("held", "recent", "rejected")
# Of rows that are equal in all but their keys a few may be sorted: SQLite's last term, PostgreSQL's Incremental Sort.
TIRING = {
    "sqlite": ("SCAN", "USE TEMP B-TREE FOR ORDER BY"),
    "postgresql": ("Seq Scan on talk_", "->  Sort"),
}


def test_an_index_gives_every_order(
    harbour_fire: Story, write: NewStory, ida: Person, max_moderator: Person, clara: Person
) -> None:
    other = write("Another")
    other.publish(by=ida)
    people = [person(f"Reader {number}", Role.READER) for number in range(40)]
    Filling(other, people, timezone.now()).fill(1_000)
    roots = Filling(harbour_fire, people, timezone.now()).fill(1_000, [300])
    decide(roots, by=max_moderator)
    count_on_postgresql()

    asked = of_readers(harbour_fire, roots[0]) | of_moderators(clara, people[0])

    tired = {name: found.explain() for name, found in asked.items()}
    assert {name: plan for name, plan in tired.items() if is_tiring(plan)} == {}


@pytest.mark.parametrize(
    ("tab", "indexes"),
    [("reported", ["reports_open"]), ("approved", ["rulings_by_hand", "talk_ruling_by_id"])],
)
def test_what_a_few_comments_have_is_not_looked_for_in_all(
    harbour_fire: Story, clara: Person, lena: Person, *, tab: str, indexes: list[str]
) -> None:
    roots = Filling(harbour_fire, [lena, clara], timezone.now()).fill(600)
    decide(roots, by=clara)
    count_on_postgresql()
    without_reading_in_whole()

    plan = queue.listed(clara, queue.Filter(tab=tab)).explain()
    assert any(index in plan for index in indexes), plan


def count_on_postgresql() -> None:
    """It counts its rows by itself in time; of SQLite's nobody has counts, there as little as here."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def without_reading_in_whole() -> None:
    """Of a dozen pages PostgreSQL reads all as cheaply as by an index: it is asked whether it could."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")


def without_sorting() -> None:
    """Hundreds it sorts as cheaply as it reads them in order; thousands it does not."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off")


def decide(roots: list[Comment], *, by: Person) -> None:
    """Some wait, some were rejected, some are picks; of hundreds of rulings and reports a few are of any interest."""
    now = timezone.now()
    for some, columns in (
        (roots[10:30], {"state": State.HELD}),
        (roots[30:60], {"state": State.REJECTED}),
        (roots[60:560], {"is_pick": True}),
    ):
        Comment.objects.filter(pk__in=[one.pk for one in some]).update(**columns)
    Ruling.objects.bulk_create(
        Ruling(comment=one, author=one.author, verdict=Verdict.SHOW, by=who, at=now)
        for at, one in enumerate(roots * 4)
        for who in [None if at % 100 else by]
    )
    Report.objects.bulk_create(
        Report(comment=one, by=by, ground=Ground.SPAM, settled_at=now if at % 100 else None)
        for at, one in enumerate(roots)
    )


@pytest.mark.parametrize("of", ["", "oldest", "liked", "a thread", "an answer"])
def test_what_is_leafed_past_is_not_read(harbour_fire: Story, lena: Person, *, of: str) -> None:
    root = Filling(harbour_fire, [lena], timezone.now()).fill(600, [300])[0]
    count_on_postgresql()
    without_reading_in_whole()
    without_sorting()
    here, listed = root.discussion.all_comments.listed(), Comment.objects.listed()
    lists = {
        **{name: order(here) for name, order in ORDERS.items()},
        "a thread": listed.below(root).oldest_first(),
        "an answer": listed.filter(parent=root).oldest_first(),
    }
    keys = ByKeys(lists[of]).keys(slice(200, 221))

    assert len(keys) == 21
    assert reads_by_index_alone(keys), keys.explain()


def reads_by_index_alone(keys: "QuerySet[Comment, dict[str, int]]") -> bool:
    """PostgreSQL says so. SQLite does not say it of a part of an index: its program shows what it reads."""
    if connection.vendor == "postgresql":
        return "Index Only Scan" in keys.explain()
    with connection.cursor() as cursor:
        cursor.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'talk_comment'")
        [(table,)] = cursor.fetchall()
        sql, parameters = keys.query.sql_with_params()
        steps = cursor.execute(f"EXPLAIN {sql}", parameters).fetchall()
    opened = {p1 for _at, step, p1, p2, *_more in steps if step == "OpenRead" and p2 == table}
    return not any(step == "Column" and p1 in opened for _at, step, p1, *_more in steps)


def of_readers(story: Story, root: Comment) -> dict[str, QuerySet[Any]]:
    listed, first = Comment.objects.listed(), slice(0, 21)
    here = Discussion.objects.get(pk=story.pk).all_comments.listed()
    orders = {name or "newest": ByKeys(order(here)).keys(first) for name, order in ORDERS.items()}
    return {
        **orders,
        "a thread": ByKeys(listed.below(root).oldest_first()).keys(first),
        "what answers one of them": ByKeys(listed.filter(parent=root).oldest_first()).keys(first),
    }


def of_moderators(moderator: Person, reader: Person) -> dict[str, QuerySet[Comment]]:
    theirs = Comment.objects.by(reader).order_by("-posted_at", "-pk")
    tabs = {tab: queue.listed(moderator, queue.Filter(tab=tab)) for tab in WALKED}
    return {**tabs, "a person's history": theirs[:20]}


def is_tiring(plan: str) -> bool:
    return any(sign in plan for sign in TIRING[connection.vendor])
