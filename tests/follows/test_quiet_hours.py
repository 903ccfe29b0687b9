"""Between two hours of their own day a reader's browsers are silent."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.follows.models import Follow, Kind, QuietHours
from nightdesk.follows.models.follow import Of
from nightdesk.follows.unseen import unseen
from nightdesk.people.models import Person
from nightdesk.wire.models import Flash
from tests.follows.conftest import NewBrowser, Tell


def quiet(begin: int, end: int, zone: str = "Europe/Paris") -> QuietHours:
    return QuietHours(begin=time(begin), end=time(end), time_zone=zone)


@pytest.mark.parametrize(
    ("begin", "end", "hour", "over"),
    [
        (22, 7, 23, (24, 7)),
        (22, 7, 3, (23, 7)),
        (22, 7, 12, (23, 12)),
        (22, 7, 7, (23, 7)),
        (13, 15, 14, (23, 15)),
        (13, 15, 16, (23, 16)),
    ],
)
def test_quiet_hours_are_over_at_their_end_by_the_readers_own_clock(
    begin: int, end: int, hour: int, over: tuple[int, int]
) -> None:
    paris = ZoneInfo("Europe/Paris")
    now = datetime(2026, 11, 23, hour, tzinfo=paris)

    assert quiet(begin, end).over_at(now) == datetime(2026, 11, *over, tzinfo=paris)


def test_in_quiet_hours_a_browser_waits_and_the_page_does_not(
    watched: Edition, ida: Person, lena: Person, new_browser: NewBrowser, tell: Tell
) -> None:
    hour = timezone.now().hour
    lasting = quiet((hour - 1) % 24, (hour + 2) % 24, "UTC")
    lasting.person = lena
    lasting.save()
    Follow.objects.begin(lena, Of(watched, Kind.FLASHES))
    new_browser("lena", of=lena)
    Flash(edition=watched, headline="The ferry is back").send(by=ida)

    assert tell() == []
    assert unseen(lena, timezone.now()) == 1
    assert tell(later=timedelta(hours=3)) == [("lena", "Flash · The Harbour Gazette")]
