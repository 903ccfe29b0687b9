"""The log: within a stream no gaps, no doubles, and never outside the change it tells of."""

import pytest
from django.db import transaction
from django.utils import timezone

from nightdesk.editions.models import Desk
from nightdesk.events.models import Act, Event, Stream, append


def act(desk: Desk, kind: str = "desk.tested") -> Act:
    return Act(kind, desk, None, timezone.now(), {})


def test_each_stream_counts_for_itself_from_one(harbour_desk: Desk) -> None:
    with transaction.atomic():
        places = [append(name, act(harbour_desk)) for name in ("a", "a", "b", "a")]

    assert [(event.stream.name, event.seq) for event in places] == [
        ("a", 1),
        ("a", 2),
        ("b", 1),
        ("a", 3),
    ]
    assert str(places[0]) == f"desk.tested #{places[0].pk}"
    assert str(Stream.objects.get(name="a")) == "a"


def test_a_change_that_fails_leaves_no_event_and_no_gap(harbour_desk: Desk) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        append("a", act(harbour_desk))
        raise RuntimeError
    with transaction.atomic():
        append("a", act(harbour_desk))

    assert [event.seq for event in Event.objects.on("a").after(0)] == [1]


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_of_a_change_is_refused() -> None:
    desk = Desk.objects.create(name="Night", slug="night")

    with pytest.raises(transaction.TransactionManagementError):
        append("a", act(desk))


def test_events_of_a_subject_are_found_in_order(harbour_desk: Desk, sport_desk: Desk) -> None:
    with transaction.atomic():
        for desk, kind in ((harbour_desk, "one"), (sport_desk, "other"), (harbour_desk, "two")):
            append("a", act(desk, kind))

    assert Event.objects.about(harbour_desk).kinds() == ["one", "two"]
    assert [event.seq for event in Event.objects.on("a").after(1)] == [2, 3]
