"""Anyone tells of illegal content, and is answered."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk import letters
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.law.noticing import Told, comment_at, receive, settle
from nightdesk.talk.models import Notice
from nightdesk.talk.models.notice import Outcome
from nightdesk.talk.state import State
from tests.talk.conftest import Say

PAGE = "/en/report/"
GOOD = {
    "address": "https://gazette.example/en/harbour/fire/",
    "offence": "libel",
    "why": "It says that I burned the quay down.",
    "name": "Ines",
    "email": "ines@elsewhere.example",
    "faith": "on",
}


@pytest.fixture(autouse=True)
def a_fresh_count() -> None:
    cache.clear()


def send(said: dict[str, str], site: str = "same-origin") -> HttpResponse:
    answer: HttpResponse = Client(headers={"Sec-Fetch-Site": site}).post(PAGE, said)
    return answer


def test_a_notice_is_taken_confirmed_and_numbered(english: Edition) -> None:
    answer = send(GOOD)
    notice = Notice.objects.get()
    assert (answer.status_code, notice.edition) == (200, english)
    assert notice.key in answer.content.decode()
    assert letters.send_due() == 1
    assert mail.outbox[0].to == ["ines@elsewhere.example"]
    assert notice.key in mail.outbox[0].subject
    assert "libel" in str(notice)


@pytest.mark.parametrize("missing", ["address", "offence", "why", "name", "email", "faith"])
def test_what_the_law_asks_for_is_asked_for(missing: str, english: Edition) -> None:
    assert send({**GOOD, missing: ""}).status_code == 422
    assert not Notice.objects.exists()


def test_who_reports_the_abuse_of_children_need_not_say_who_they_are(english: Edition) -> None:
    grave = {**GOOD, "offence": "children", "name": "", "email": ""}
    assert send(grave).status_code == 200
    assert letters.send_due() == 0


def test_the_page_begins_with_the_address_and_refuses_other_sites(english: Edition) -> None:
    page = Client().get(f"{PAGE}?address=https://gazette.example/x/").content.decode()
    assert 'value="https://gazette.example/x/"' in page
    assert send(GOOD, site="cross-site").status_code == 403
    assert not Notice.objects.exists()


def test_ten_an_hour_are_enough(english: Edition) -> None:
    answers = [send(GOOD).status_code for _number in range(11)]
    assert answers == [200] * 10 + [429]


def test_a_comment_that_is_illegal_leaves_readers(
    say: Say, english: Edition, lena: Person, max_moderator: Person
) -> None:
    comment = say("The pilot is a thief.")
    for address in (
        f"https://gazette.example{comment.get_absolute_url()}",
        f"https://gazette.example/en/harbour/harbour-fire/#comment-{comment.key}",
    ):
        assert comment_at(address) == comment
    notice = receive(english, Told(f"https://x.example/#comment-{comment.key}", "libel", "False."))
    settle(notice, Outcome.REMOVED, "It cannot be proved.", by=max_moderator)
    with pytest.raises(NotNow):
        settle(notice, Outcome.KEPT, "Or can it?", by=max_moderator)
    comment.refresh_from_db()
    assert (comment.state, comment.rulings.get().reason) == (State.REJECTED, "illegal")
    letters.send_due()
    [sent] = mail.outbox
    assert sent.to == [lena.email]
    assert "It cannot be proved." in sent.body
    assert "because of the law" in sent.body


def test_what_is_no_comment_is_for_those_whom_no_desk_binds(
    english: Edition, max_moderator: Person, clara: Person
) -> None:
    notice = receive(english, Told("https://[bad/", "other", "A picture.", "Ines", "i@e.example"))
    assert notice.comment is None
    with pytest.raises(NotTheirs):
        settle(notice, Outcome.KEPT, "No.", by=max_moderator)
    settle(notice, Outcome.KEPT, "It is ours.", by=clara)
    while letters.send_due():
        pass
    assert "It is ours." in mail.outbox[-1].body
    assert "It stays." in mail.outbox[-1].body


def test_a_letter_that_no_server_takes_is_tried_again_later(
    english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(english, Told("https://x.example/", "other", "Look.", "Ines", "i@e.example"))
    monkeypatch.setattr("django.core.mail.EmailMessage.send", _away)
    assert letters.Postman().tick() == letters.Postman.pause
    [waiting] = letters.Letter.objects.all()
    assert waiting.tries == 1
    assert letters.send_due() == 0
    assert "your notice" in str(waiting)


def _away(_message: object) -> None:
    raise OSError
