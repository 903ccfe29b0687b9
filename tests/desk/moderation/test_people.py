"""What moderators note about people, and put on them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from nightdesk.editions.models import Section
from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.talk import letters, sanctioning
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Note, Sanction
from nightdesk.talk.models.sanction import Measure
from nightdesk.talk.sanctioning import Order, lift, sanction
from tests.desk.conftest import SitDown

DESK = "/desk/moderation/"


def sentence() -> Order:
    return Order(Measure.BAN, "Threats, twice.")


def test_a_note_is_for_moderators(lena: Person, mona: Person, sit_down: SitDown) -> None:
    client, address = sit_down(mona), f"{DESK}people/{lena.pk}/"
    assert client.post(address, {"what": "note", "text": ""}).status_code == 422
    client.post(address, {"what": "note", "text": "Be kind."})
    assert "Be kind." in client.get(address).content.decode()
    assert "note about" in str(Note.objects.get())


def test_a_reader_is_suspended_told_and_relieved(
    lena: Person, mona: Person, english: object, sit_down: SitDown
) -> None:
    lena.language = "fr"
    lena.save()
    client, address = sit_down(mona), f"{DESK}people/{lena.pk}/"
    until = f"{timezone.now() + timedelta(days=3):%Y-%m-%d %H:%M}"
    said = {"what": "sanction", "measure": "suspend", "reason": "Calm down.", "until": until}
    assert client.post(address, said).status_code == 302
    made = Sanction.objects.get()
    assert (made.measure, made.section, made.until is not None) == ("suspend", None, True)
    assert "Calm down." in client.get(address).content.decode()
    client.post(f"{DESK}sanctions/{made.pk}/lift/")
    made.refresh_from_db()
    assert made.lifted_by == mona
    again = client.post(f"{DESK}sanctions/{made.pk}/lift/", follow=True).content.decode()
    assert "It is lifted already." in again
    assert Event.objects.on("moderation").kinds() == ["person.sanctioned", "person.relieved"]
    while letters.send_due():
        pass
    assert [one.to for one in mail.outbox] == [[lena.email]] * 2
    assert "Calm down." in mail.outbox[0].body


@pytest.mark.parametrize(
    "wrong",
    [
        {"measure": "suspend", "reason": "No end."},
        {"measure": "ban", "reason": ""},
        {"measure": "hold", "reason": "Past.", "until": "2020-01-01 00:00"},
        {"measure": "burn", "reason": "No."},
    ],
)
def test_what_makes_no_sense_is_asked_for_again(
    wrong: dict[str, str], lena: Person, mona: Person, sit_down: SitDown
) -> None:
    answer = sit_down(mona).post(f"{DESK}people/{lena.pk}/", {"what": "sanction", **wrong})
    assert answer.status_code == 422
    assert not Sanction.objects.exists()


def test_a_moderator_of_a_desk_reaches_its_sections_alone(
    lena: Person, max_moderator: Person, mona: Person, harbour: Section, sport: Section
) -> None:
    for where in (None, sport):
        with pytest.raises(NotTheirs):
            sanction(lena, Order(Measure.WARN, "No.", section=where), by=max_moderator)
    made = sanction(lena, Order(Measure.WARN, "Here.", section=harbour), by=max_moderator)
    assert made.section == harbour
    everywhere = sanction(lena, sentence(), by=mona)
    with pytest.raises(NotTheirs):
        lift(everywhere, by=max_moderator)


def test_staff_and_oneself_are_out_of_reach(
    mona: Person, rosa: Person, lena: Person, english: object
) -> None:
    for whom, by in ((rosa, mona), (mona, mona), (lena, rosa), (lena, lena)):
        with pytest.raises(NotTheirs):
            sanction(whom, sentence(), by=by)


def test_the_form_offers_a_bound_moderator_their_sections(
    lena: Person, max_moderator: Person, harbour: Section, sport: Section, sit_down: SitDown
) -> None:
    client, address = sit_down(max_moderator), f"{DESK}people/{lena.pk}/"
    page = client.get(address).content.decode()
    assert f'<option value="{harbour.pk}"' in page
    assert f'<option value="{sport.pk}"' not in page
    said = {"what": "sanction", "measure": "warn", "reason": "Here.", "section": sport.pk}
    assert client.post(address, said).status_code == 422


def test_a_past_hour_ends_nothing(lena: Person, mona: Person, english: object) -> None:
    now = timezone.now()
    with pytest.raises(NotNow):
        sanction(lena, Order(Measure.HOLD, "Late.", until=now), by=mona)
    assert sanctioning.STREAM == "moderation"
