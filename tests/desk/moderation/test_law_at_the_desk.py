"""Appeals, notices and terms at the desk."""

import pytest

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import appealing
from nightdesk.talk.errors import NotTheirs
from nightdesk.talk.law.noticing import Told, receive
from nightdesk.talk.models import Appeal, Notice, Terms
from nightdesk.talk.opening import Reach, Word, say
from nightdesk.talk.state import Openness
from tests.desk.conftest import SitDown
from tests.desk.moderation.conftest import Wait

DESK = "/desk/moderation/"


@pytest.fixture
def appeal(waiting: Wait, lena: Person, max_moderator: Person) -> Appeal:
    comment = waiting("You fool.")
    comment.reject("abuse", by=max_moderator)
    return appealing.appeal(lena, "comments", comment.rulings.get().pk, "I meant myself.")


def test_an_appeal_is_not_offered_to_who_decided(
    appeal: Appeal, max_moderator: Person, tomas: Person, sit_down: SitDown
) -> None:
    theirs, other = sit_down(max_moderator), sit_down(tomas)
    assert "I meant myself." not in theirs.get(f"{DESK}appeals/").content.decode()
    assert theirs.get(f"{DESK}appeals/{appeal.pk}/").status_code == 404
    assert "I meant myself." in other.get(f"{DESK}appeals/").content.decode()
    address = f"{DESK}appeals/{appeal.pk}/"
    assert "You fool." in other.get(address).content.decode()
    assert other.post(address, {"outcome": "granted"}).status_code == 422
    assert other.post(address, {"outcome": "stands", "text": "No."}).status_code == 302
    appeal.refresh_from_db()
    assert (appeal.is_granted, appeal.decided_by) == (False, tomas)


def test_a_notice_is_decided_with_an_answer(
    waiting: Wait, english: Edition, max_moderator: Person, clara: Person, sit_down: SitDown
) -> None:
    comment = waiting("Stolen words.")
    notice = receive(english, Told(f"https://x.example/#comment-{comment.key}", "rights", "Mine."))
    other = receive(english, Told("https://x.example/en/", "rights", "A picture of mine."))
    client = sit_down(max_moderator)
    listed = client.get(f"{DESK}notices/").content.decode()
    assert notice.key in listed
    assert other.key not in listed
    address = f"{DESK}notices/{notice.key}/"
    assert "Stolen words." in client.get(address).content.decode()
    assert client.post(address, {"outcome": "removed"}).status_code == 422
    assert client.post(address, {"outcome": "removed", "answer": "Gone."}).status_code == 302
    assert Notice.objects.open().get() == other
    page = sit_down(clara).get(f"{DESK}notices/{other.key}/").content.decode()
    assert "This is no comment" in page


def test_a_discussion_is_closed_and_opened_again(
    harbour_fire: Story, max_moderator: Person, sit_down: SitDown
) -> None:
    client = sit_down(max_moderator)
    section = f"section-{harbour_fire.section_id}"
    address = f"https://gazette.example{harbour_fire.get_absolute_url()}?from=mail"
    said = {"where": section, "address": address, "openness": "closed", "why": "Enough."}
    assert client.post(f"{DESK}terms/", said).status_code == 302
    assert Terms.objects.standing_of(harbour_fire).why == "Enough."
    client.post(f"{DESK}terms/", said | {"openness": "open", "why": "", "close_after_days": 3})
    [terms] = Terms.objects.all()
    assert (terms.openness, terms.close_after_days) == (Openness.OPEN, 3)
    assert "closes after 3 days" in client.get(f"{DESK}terms/").content.decode()
    client.post(f"{DESK}terms/{terms.pk}/back/")
    assert not Terms.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "/en/harbour/nothing/"},
        {"openness": "ajar"},
        {"where": "edition-1"},
        {"address": "x"},
    ],
)
def test_terms_that_make_no_sense_are_asked_for_again(
    wrong: dict[str, str], harbour: Section, max_moderator: Person, sit_down: SitDown
) -> None:
    said = {"where": f"section-{harbour.pk}", "openness": "off", **wrong}
    assert sit_down(max_moderator).post(f"{DESK}terms/", said).status_code == 422


def test_a_whole_edition_is_for_those_whom_no_desk_binds(
    harbour: Section,
    sport: Section,
    max_moderator: Person,
    rosa: Person,
    clara: Person,
    sit_down: SitDown,
) -> None:
    edition = harbour.edition
    for reach in (Reach(edition), Reach(edition, sport)):
        with pytest.raises(NotTheirs):
            say(reach, Word(Openness.OFF), by=max_moderator)
    with pytest.raises(NotTheirs):
        say(Reach(edition), Word(Openness.OFF), by=rosa)
    made = say(Reach(edition), Word(Openness.OFF), by=clara)
    client = sit_down(max_moderator)
    answer = client.post(f"{DESK}terms/{made.pk}/back/", follow=True)
    assert "This is not yours to decide." in answer.content.decode()
    say(Reach(edition, harbour), Word(Openness.OPEN), by=max_moderator)
