"""What was changed is known to whoever baked a page from it, as soon as it is committed and not before."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from nightdesk.bakery import generations as module
from nightdesk.bakery.generations import Changes, Generations
from nightdesk.bakery.models import Generation
from nightdesk.bakery.staleness import bump, good_until, reading, recorded
from nightdesk.events import pulse

pytestmark = pytest.mark.django_db(transaction=True)


def told(generations: Generations) -> Changes:
    return generations.refresh(lambda changes: changes)


@pytest.fixture
def generations() -> Generations:
    begun = Generations()
    told(begun)
    return begun


def change(*names: str, hides: bool = False) -> None:
    with transaction.atomic():
        bump(*names, hides=hides)


def test_a_change_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        bump("story:1")


def test_what_was_changed_is_noticed_once(generations: Generations) -> None:
    change("story:1", "lists:1")

    assert told(generations) == Changes(frozenset({"story:1", "lists:1"}))
    assert told(generations) == Changes()


def test_what_changed_before_the_process_began_is_no_news() -> None:
    change("story:1")
    begun = Generations()

    assert told(begun) == Changes()


def test_nor_while_an_older_transaction_is_still_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL everything since that one began is read again, each time."""
    monkeypatch.setattr(module, "mark_to_read_from", lambda: 1)
    change("story:1")
    begun = Generations()

    assert [told(begun), told(begun)] == [Changes(), Changes()]
    change("story:1")
    assert told(begun) == Changes(frozenset({"story:1"}))


def test_a_second_change_of_the_same_is_noticed_again(generations: Generations) -> None:
    change("story:1")
    told(generations)
    change("story:1")

    assert told(generations) == Changes(frozenset({"story:1"}))


def test_what_was_hidden_is_told_even_when_it_changed_again_since(generations: Generations) -> None:
    change("story:1", hides=True)
    change("story:1", "story:2")

    assert told(generations) == Changes(frozenset({"story:1", "story:2"}), frozenset({"story:1"}))
    change("story:1")
    again = told(generations)
    # On PostgreSQL a transaction of any database of the server holds back what counts as told already.
    assert (again.names, again.hidden <= {"story:1"}) == ({"story:1"}, True)
    if connection.vendor == "sqlite":
        assert again.hidden == frozenset()


def test_what_was_undone_changed_nothing(generations: Generations) -> None:
    beat = pulse.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        bump("story:1")
        _ = 1 / 0

    assert (told(generations), pulse.count()) == (Changes(), beat)


def test_a_commit_is_one_beat(generations: Generations) -> None:
    beat = pulse.changes()
    with transaction.atomic():
        bump("story:1")
        bump("story:2")

    assert pulse.changes() == beat + 1
    assert generations.beat == beat
    told(generations)
    assert generations.beat == beat + 1


def test_what_began_before_a_change_is_overtaken_by_it(generations: Generations) -> None:
    began_in = generations.round
    assert generations.are_current({"story:1"}, began_in)
    change("story:1")
    told(generations)

    assert not generations.are_current({"story:1", "story:2"}, began_in)
    assert generations.are_current({"story:2"}, began_in)
    assert generations.are_current({"story:1"}, generations.round)


def test_a_page_records_what_it_reads_and_until_when_it_is_good() -> None:
    now = timezone.now()
    with recorded() as read:
        reading("edition:1", "lists:1")
        reading("story:4")
        good_until(now + timedelta(hours=2))
        good_until(now + timedelta(hours=1))
        good_until(None)
    reading("story:5")
    good_until(now)

    assert read.names == {"edition:1", "lists:1", "story:4"}
    assert read.good_until == now + timedelta(hours=1)


def test_each_name_has_one_row(generations: Generations) -> None:
    for _ in range(3):
        change("story:1", "story:1")

    assert [str(one).split(" #")[0] for one in Generation.objects.all()] == ["story:1"]
