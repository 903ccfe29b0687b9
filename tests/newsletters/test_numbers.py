"""Numbers: what they are made of, what their mails say, and who is told when it was wrong."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.events.models import Event
from nightdesk.newsletters import correcting, digest, generations, personal, sending
from nightdesk.newsletters.clock import NewsletterClock
from nightdesk.newsletters.models import Newsletter, Number, Reader, Rhythm, Source
from nightdesk.newsletters.rhythm import last_before
from nightdesk.notices.post import filling
from nightdesk.notices.post.carriers import Answer
from nightdesk.notices.post.journal import Mark
from nightdesk.notices.post.models import Dispatch, Mailing, Stage, Step
from nightdesk.notices.post.sender import record
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.bakery.paper import bake
from tests.cast import NewStory
from tests.newsletters.conftest import Join, Send


@pytest.fixture
def number(morning: Newsletter, harbour_fire: Story, join: Join) -> Number:
    """A draft with the fire in it, for one reader."""
    join()
    return digest.begin(morning)


def test_a_mail_says_the_same_in_both_its_bodies_and_how_to_leave(
    number: Number, send: Send, harbour_fire: Story
) -> None:
    number.introduction = "Good morning.\n\nIt burned."
    number.save()
    sending.plan(number)
    [sent] = send()
    [(html, kind)] = sent.alternatives
    assert (sent.subject, sent.to, kind) == (
        harbour_fire.headline,
        ["a@reader.example"],
        "text/html",
    )
    for body in (sent.body, html):
        for words in ("Good morning.", "It burned.", harbour_fire.headline, "Nobody was hurt."):
            assert words in body
        assert harbour_fire.get_absolute_url() in body
        assert "/en/newsletters/leave/" in body
        assert "/en/newsletters/mine/" in body
        assert "way.invalid" not in body
    headers = sent.message()
    leave = headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    assert headers["List-Id"] == f"<{number.newsletter.list_id}.localhost>"
    assert headers["From"] == "The Harbour Gazette <no-reply@localhost>"
    assert headers["Content-Language"] == "en"
    Client().post(leave, {"List-Unsubscribe": "One-Click"})
    assert not Reader.objects.exists()


def test_what_is_killed_before_it_leaves_is_in_no_mail(
    number: Number, send: Send, harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    other = write("Another", slug="another")
    other.publish(by=ida)
    number.choose([harbour_fire, other])
    sending.plan(number)
    harbour_fire.kill("The family asked.", by=ida)
    [sent] = send()
    assert sent.subject == "Another"
    assert "Fire on the north quay" not in sent.message().as_string()
    page = Client().get("/en/newsletters/morning/1/")
    assert "Another" in page.content.decode()
    assert "Fire on the north quay" not in page.content.decode()
    listed = Client().get("/en/newsletters/morning/").content.decode()
    assert "/en/newsletters/morning/1/" in listed
    assert "Fire on the north quay" not in listed


def test_a_number_of_nothing_is_dropped(
    number: Number, send: Send, harbour_fire: Story, ida: Person
) -> None:
    sending.plan(number)
    harbour_fire.kill("The family asked.", by=ida)
    assert send() == []
    assert Mailing.objects.get().counts() == {Step.DROPPED: 1}


def test_who_was_sent_an_error_is_told_once_and_nobody_else(
    number: Number, send: Send, harbour_fire: Story, ida: Person, join: Join, weekly: Newsletter
) -> None:
    join("b@reader.example")
    join("a@reader.example", weekly)
    again = digest.begin(weekly)
    for one in (number, again):
        sending.plan(one)
    assert len(send()) == 3
    join("late@reader.example")
    Reader.objects.get(address="b@reader.example").delete()
    harbour_fire.correct("It was the south quay.", by=ida)
    assert correcting.tell_who_got_it(timezone.now()) == 1
    assert correcting.tell_who_got_it(timezone.now()) == 0
    [told] = send()
    assert (told.to, told.subject) == (
        ["a@reader.example"],
        "We corrected: Fire on the north quay",
    )
    assert "It was the south quay." in told.body
    assert "You read a newsletter of The Harbour Gazette that had this story." in told.body
    assert "/en/newsletters/leave/" in told.message()["List-Unsubscribe"]
    harbour_fire.correct("Clearer.", kind="clarification", by=ida)
    assert correcting.tell_who_got_it(timezone.now()) == 0
    harbour_fire.retract("It was never a fire.", by=ida)
    NewsletterClock().tick()
    [last] = send()
    assert last.subject == "We retracted: Fire on the north quay"


def test_a_correction_of_what_was_killed_since_tells_nobody(
    number: Number, send: Send, harbour_fire: Story, ida: Person
) -> None:
    sending.plan(number)
    send()
    harbour_fire.correct("It was the south quay.", by=ida)
    correcting.tell_who_got_it(timezone.now())
    harbour_fire.kill("The family asked.", by=ida)
    assert send() == []


def test_a_reader_who_leaves_while_a_correction_waits_gets_none(
    number: Number, send: Send, harbour_fire: Story, ida: Person
) -> None:
    sending.plan(number)
    send()
    harbour_fire.correct("It was the south quay.", by=ida)
    correcting.tell_who_got_it(timezone.now())
    filling.begin_due(timezone.now())
    filling.fill(timezone.now())
    Reader.objects.all().delete()
    assert send() == []


def test_numbers_are_read_on_the_web_once_they_were_sent(
    number: Number, send: Send, client: Client
) -> None:
    assert client.get("/en/newsletters/morning/1/").status_code == HTTPStatus.NOT_FOUND
    sending.plan(number)
    assert not sending.plan(number)
    send()
    assert "Fire on the north quay" in client.get("/en/newsletters/morning/1/").content.decode()
    page = client.get("/en/newsletters/morning/").content.decode()
    assert "/en/newsletters/morning/1/" in page
    assert client.get("/en/newsletters/none/").status_code == HTTPStatus.NOT_FOUND


def test_an_hour_is_kept_once_by_what_was_published_since_the_last(
    morning: Newsletter, harbour_fire: Story, join: Join
) -> None:
    join()
    first = morning.last_hour(timezone.now())
    assert first is not None
    assert digest.keep_hours(timezone.now()) == 0  # it begins with its next hour
    tomorrow = first + timedelta(days=1, minutes=1)
    Story.objects.update(published_at=tomorrow - timedelta(hours=5))
    assert [digest.keep_hours(tomorrow), digest.keep_hours(tomorrow)] == [1, 0]
    made = Number.objects.get()
    assert [one.story for one in made.chosen.all()] == [harbour_fire]
    assert made.mailing is not None
    assert made.mailing.due_at == first + timedelta(days=1)
    Mailing.objects.update(stage=Stage.SENT)
    assert digest.keep_hours(tomorrow + timedelta(days=1)) == 0  # nothing new
    assert digest.keep_hours(tomorrow + timedelta(days=2, hours=7)) == 0  # too late


def test_what_the_desk_has_in_hand_is_the_desks_to_send(
    number: Number, morning: Newsletter
) -> None:
    hour = morning.last_hour(timezone.now())
    assert hour is not None
    Newsletter.objects.update(kept_hour_at=hour)
    assert digest.keep_hours(hour + timedelta(days=1, minutes=1)) == 0
    assert Number.objects.count() == 1


def test_a_newsletter_is_made_of_its_sections_or_of_what_is_chosen(
    morning: Newsletter, harbour_fire: Story, sport: Section
) -> None:
    morning.source = Source.SECTIONS
    morning.save()
    morning.sections.set([sport])
    assert digest.begin(morning).chosen.count() == 0
    morning.source = Source.CHOSEN
    assert digest.begin(morning).chosen.count() == 0


def test_hours_are_the_editions_own(morning: Newsletter, weekly: Newsletter) -> None:
    sunday_in_summer = datetime(2026, 7, 5, 5, 59, tzinfo=UTC)
    assert morning.last_hour(sunday_in_summer) == datetime(2026, 7, 4, 6, tzinfo=UTC)
    assert weekly.last_hour(sunday_in_summer) == datetime(2026, 6, 28, 6, tzinfo=UTC)
    winter = datetime(2026, 12, 6, 7, 1, tzinfo=UTC)
    assert weekly.last_hour(winter) == datetime(2026, 12, 6, 7, tzinfo=UTC)
    at = (0, weekly.hour)
    assert last_before(winter, morning.edition.zone, Rhythm.BY_HAND, at) is None


def test_an_arabic_mail_runs_from_the_right(arabic: Edition, join: Join, send: Send) -> None:
    letter = Newsletter.objects.create(
        edition=arabic, name="صباح الميناء", slug="s", promise="كل صباح"
    )
    join("a@reader.example", letter)
    number = digest.begin(letter)
    number.introduction = "صباح الخير."
    number.save()
    sending.plan(number)
    [sent] = send()
    html = sent.alternatives[0][0]
    assert '<html lang="ar" dir="rtl">' in html
    assert sent.subject == "صباح الميناء"


def test_no_mail_is_heavy_or_calls_anybody(number: Number, send: Send, tmp_path: Path) -> None:
    sending.plan(number)
    [sent] = send()
    html = sent.alternatives[0][0]
    assert len(sent.message().as_bytes()) < 16_000
    assert "<script" not in html
    assert "<img" not in html  # no picture here, and no other reason to have one


def test_baked_pages_of_newsletters_say_what_they_read(
    number: Number, send: Send, harbour_fire: Story
) -> None:
    sending.plan(number)
    send()
    offer = generations.offer(number.newsletter.edition_id)
    for address in ("", "morning/", "morning/1/"):
        page = bake(f"/en/newsletters/{address}").page
        assert page is not None
        assert offer in page.names
    assert f"story:{harbour_fire.pk}" in page.names


def test_each_act_on_a_number_leaves_one_event(number: Number, send: Send, clara: Person) -> None:
    now = timezone.now()
    hour = now + timedelta(hours=3)
    sending.plan_again(number, hour, by=clara)
    sending.call_off(number, now, by=clara)
    sending.plan_again(number, hour, by=clara)
    sending.plan_again(number, None, by=clara)
    send()
    assert not sending.call_off(Number.objects.get(), now, by=clara)
    planned, off, _again, _now, sent = Event.objects.about(number).order_by("pk")
    assert Event.objects.about(number).kinds() == [
        "number.planned", "number.called_off", "number.planned", "number.planned", "number.sent",
    ]  # fmt: skip
    which = {"newsletter": "morning", "number": 1}
    assert (planned.stream.name, planned.actor) == ("desk:en", clara)
    assert planned.particulars == which | {"due_at": hour.isoformat()}
    assert (off.particulars, off.actor) == (which, clara)
    assert (sent.particulars, sent.actor) == (which | {"sent": 1}, None)


def test_whose_mail_was_in_hand_when_it_was_corrected_is_told(
    number: Number, send: Send, harbour_fire: Story, ida: Person
) -> None:
    sending.plan(number)
    filling.begin_due(timezone.now())
    filling.fill(timezone.now())
    [mine] = Dispatch.objects.claim("somebody", 9, timezone.now())
    harbour_fire.correct("It was the south quay.", by=ida)
    record({mine.pk: Answer(Mark.ACCEPTED)}, timezone.now())
    correcting.tell_who_got_it(timezone.now())
    assert [one.subject for one in send()] == ["We corrected: Fire on the north quay"]
    harbour_fire.kill("The family asked.", by=ida)
    assert "quay" not in str(personal.kept_on("a@reader.example"))
