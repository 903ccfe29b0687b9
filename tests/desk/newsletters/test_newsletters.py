"""Newsletters at the desk: made, composed, tried, sent, watched and called off by whom no desk binds."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.events.models import Event
from nightdesk.newsletters import digest
from nightdesk.newsletters.models import Newsletter, Number, Reader
from nightdesk.notices.post import letters
from nightdesk.notices.post.models import Letter, Mailing, Stage, Step
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import NewStory

NEW = {
    "name": "Morning Tide",
    "slug": "morning",
    "promise": "The day in five minutes.",
    "source": "since",
    "most": "8",
    "rhythm": "daily",
    "weekday": "0",
    "hour": "07:00",
    "is_open": "on",
    "position": "0",
}


@pytest.fixture
def desk(client: Client, clara: Person) -> Client:
    client.force_login(clara)
    return client


@pytest.fixture
def number(english: Edition, harbour_fire: Story) -> Number:
    letter = Newsletter.objects.create(edition=english, name="Tide", slug="tide", promise="Daily.")
    Reader.objects.create(newsletter=letter, address="a@reader.example", joined_at=timezone.now())
    return digest.begin(letter)


def test_a_newsletter_is_made_and_changed(desk: Client, english: Edition, sport: Section) -> None:
    made = desk.post("/desk/newsletters/new/", NEW | {"edition": english.pk})
    letter = Newsletter.objects.get()
    assert made.headers["Location"] == f"/desk/newsletters/{letter.pk}/"
    assert "Morning Tide" in desk.get("/desk/newsletters/").content.decode()
    assert desk.get(f"/desk/newsletters/{letter.pk}/settings/").status_code == HTTPStatus.OK
    without = NEW | {"source": "sections"}
    wrong = desk.post(f"/desk/newsletters/{letter.pk}/settings/", without)
    assert "Say which." in wrong.content.decode()
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    desk.post(f"/desk/newsletters/{letter.pk}/settings/", without | {"sections": [sport.pk]})
    assert list(Newsletter.objects.get().sections.all()) == [sport]
    assert Event.objects.about(letter).kinds() == ["newsletter.made", "newsletter.changed"]
    begun = desk.post(f"/desk/newsletters/{letter.pk}/numbers/")
    assert begun.headers["Location"] == f"/desk/newsletters/numbers/{Number.objects.get().pk}/"
    assert "draft" in desk.get(f"/desk/newsletters/{letter.pk}/").content.decode()


def test_a_section_of_another_edition_is_refused(
    desk: Client, french: Edition, sport: Section
) -> None:
    form = NEW | {"edition": french.pk, "source": "sections", "sections": [sport.pk]}
    answer = desk.post("/desk/newsletters/new/", form)
    assert "Sections of this edition alone." in answer.content.decode()


def test_a_number_is_composed_looked_at_and_tried(
    desk: Client, number: Number, harbour_fire: Story, write: NewStory, ida: Person, clara: Person
) -> None:
    other = write("Another", slug="another")
    other.publish(by=ida)
    page = f"/desk/newsletters/numbers/{number.pk}/"
    assert "Fire on the north quay" in desk.get(page).content.decode()
    form = {
        "subject": "Two things",
        "introduction": "Good morning.",
        f"place_{other.pk}": "1",
        f"place_{harbour_fire.pk}": "2",
        "act": "test",
    }
    assert desk.post(page, form).status_code == HTTPStatus.FOUND
    assert [one.story for one in number.chosen.order_by("position")] == [other, harbour_fire]
    letters.send_due(Letter)
    [tried] = mail.outbox
    assert (tried.to, tried.subject) == ([clara.email], "Test: Two things")
    assert "newsletters/leave" not in str(tried.message())
    shown = desk.get(f"{page}mail/")
    assert "Good morning." in shown.content.decode()
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert desk.get(f"{page}mail/?form=text").headers["Content-Type"].startswith("text/plain")
    desk.post(page, {"subject": "", "introduction": "", "act": "test"})
    assert desk.get(f"{page}mail/").status_code == HTTPStatus.NOT_FOUND


def test_a_number_waits_for_its_hour_and_may_be_called_off(
    desk: Client, number: Number, clara: Person
) -> None:
    page = f"/desk/newsletters/numbers/{number.pk}/"
    hour = timezone.now() + timedelta(hours=3)
    local = hour.astimezone(number.newsletter.edition.zone).strftime("%Y-%m-%d %H:%M")
    words = {"introduction": "Good morning."}
    assert desk.post(page, words | {"due_at": "2020-01-01 07:00"}).status_code == 422
    desk.post(page, words | {"due_at": local, "act": "send"})
    mailing = Mailing.objects.get()
    assert (mailing.due_at - hour) < timedelta(minutes=1)
    assert "It leaves at" in desk.get(page).content.decode()
    desk.post(page, words | {"act": "send"})
    assert Mailing.objects.get().due_at <= timezone.now()
    assert Number.objects.get().planned_by == clara
    desk.post(f"{page}off/")
    assert not Mailing.objects.exists()
    desk.post(f"{page}off/")
    assert Number.objects.get().may_be_changed


def test_what_is_under_way_is_watched_and_stops_where_it_is(
    desk: Client, number: Number, clara: Person
) -> None:
    page = f"/desk/newsletters/numbers/{number.pk}/"
    desk.post(page, {"introduction": "Good morning.", "act": "send"})
    mailing = Mailing.objects.get()
    mailing.turn(Stage.WAITING, Stage.SENDING)
    for name, step in (("a", Step.SENT), ("b", Step.WAITING)):
        mailing.dispatches.create(
            whom=1, address=f"{name}@reader.example", step=step, next_try_at=timezone.now()
        )
    assert "Stop here" in desk.get(page).content.decode()
    for _time in range(2):
        desk.post(f"{page}off/")
    assert Mailing.objects.get().counts() == {Step.SENT: 1, Step.DROPPED: 1}
    assert Event.objects.about(number).kinds() == ["number.planned", "number.stopped"]
    stopped = Event.objects.about(number).latest("pk")
    told = {"newsletter": "tide", "number": 1, "sent": 1, "dropped": 1}
    assert (stopped.actor, stopped.particulars) == (clara, told)


def test_nobody_who_is_bound_to_a_desk_comes_in(
    client: Client, ida: Person, number: Number
) -> None:
    client.force_login(ida)
    for page in ("", "new/", f"{number.newsletter_id}/", f"numbers/{number.pk}/mail/"):
        assert client.get(f"/desk/newsletters/{page}").status_code in {302, 403}
    assert client.post(f"/desk/newsletters/numbers/{number.pk}/off/").status_code in {302, 403}


def test_a_test_mail_that_waits_says_nothing_of_what_was_killed(
    desk: Client, number: Number, harbour_fire: Story, ida: Person
) -> None:
    page = f"/desk/newsletters/numbers/{number.pk}/"
    for words in ("", "Good morning."):
        form = {"introduction": words, f"place_{harbour_fire.pk}": "1", "act": "test"}
        desk.post(page, form)
    harbour_fire.kill("The family asked.", by=ida)
    letters.send_due(Letter)
    sent = [(one.subject, "quay" in str(one.message())) for one in mail.outbox]
    assert sent == [("Test: Tide", False)] * 2
    Number.objects.update(introduction="")
    desk.post(page, {"introduction": "", "act": "test"})
    assert not Letter.objects.exists()
