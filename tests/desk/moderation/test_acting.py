"""Deciding at the queue: by whom, once, and told to whoever wrote it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone, translation

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import deciding, letters, reporting
from nightdesk.talk.errors import NotNow
from nightdesk.talk.models import Claim, Comment, Letter, Report, Ruling
from nightdesk.talk.models.report import Ground
from nightdesk.talk.state import State
from tests.desk.conftest import SitDown
from tests.desk.moderation.conftest import Wait
from tests.talk.conftest import Say

DESK = "/desk/moderation/"
JSON = {"Accept": "application/json"}


def post(client: Client, act: str, *comments: Comment, **more: str) -> dict[str, dict[str, str]]:
    handles = [f"{one.key}.{one.version}" for one in comments]
    said = {"act": act, "chosen": handles, **more}
    answer: dict[str, dict[str, str]] = client.post(f"{DESK}acts/", said, headers=JSON).json()
    return answer


def state(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).state


def test_one_is_approved_and_one_rejected_with_a_reason(
    waiting: Wait, lena: Person, max_moderator: Person, sit_down: SitDown
) -> None:
    good, bad = waiting("Good."), waiting("Bad.")
    client = sit_down(max_moderator)
    assert post(client, "approve", good) == {"done": [good.key], "refused": {}}
    assert post(client, "reject", bad, reason="spam", note="Twice now.")["refused"] == {}
    assert (state(good), state(bad)) == (State.SHOWN, State.REJECTED)
    letters.send_due()
    [sent] = mail.outbox
    assert sent.to == [lena.email]
    assert "It is advertising, or said everywhere alike." in sent.body
    assert "Twice now." in sent.body
    assert f"/account/decisions/comments/{Ruling.objects.latest('pk').pk}/" in sent.body
    assert not Letter.objects.exists()


def test_a_rejection_without_a_reason_is_refused(
    waiting: Wait, max_moderator: Person, sit_down: SitDown
) -> None:
    one = waiting()
    answer = post(sit_down(max_moderator), "reject", one, reason="because")
    assert answer == {"done": [], "refused": {one.key: "Say why."}}
    assert state(one) == State.HELD


def test_many_are_decided_at_once_each_by_itself(
    waiting: Wait, say: Say, max_moderator: Person, sit_down: SitDown
) -> None:
    one, two, shown = waiting(), waiting(), say("Shown.")
    two.version = 7
    client = sit_down(max_moderator)
    answer = post(client, "hold", one, two, shown)
    assert answer["done"] == [shown.key]
    assert set(answer["refused"]) == {one.key, two.key}
    client.post(f"{DESK}acts/", {"act": f"approve.{one.key}.{one.version}"})
    assert state(one) == State.SHOWN


def test_without_a_script_a_sentence_stands_above_the_list(
    waiting: Wait, max_moderator: Person, sit_down: SitDown
) -> None:
    one, client = waiting(), sit_down(max_moderator)
    here = f"{DESK}?show=held&order=newest"
    said = {"act": "approve", "chosen": f"{one.key}.{one.version}", "next": here}
    answer = client.post(f"{DESK}acts/", said, follow=True)
    assert answer.redirect_chain == [(here, 302)]
    assert "1 comment decided." in answer.content.decode()
    for wrong in ({"act": "approve"}, {"act": "burn", "chosen": f"{one.key}.1"}):
        answer = client.post(f"{DESK}acts/", wrong | {"next": "https://elsewhere.example/"})
        assert answer["Location"] == DESK
    again = said | {"chosen": f"{one.key}.1", "act": "hold"}
    page = client.post(f"{DESK}acts/", again, follow=True).content.decode()
    assert "Somebody else was faster" in page


def test_what_somebody_looks_at_nobody_else_decides(
    waiting: Wait, max_moderator: Person, clara: Person, sit_down: SitDown
) -> None:
    one, two = waiting(), waiting()
    theirs, mine = sit_down(max_moderator), sit_down(clara)
    assert theirs.post(f"{DESK}claims/", {"key": one.key}).json() == {"taken": True}
    assert mine.post(f"{DESK}claims/", {"key": one.key}).json() == {"taken": False}
    assert mine.get(f"{DESK}news.json").json()["claims"] == {one.key: "Max"}
    assert "Max looks at this" in mine.get(DESK).content.decode()
    assert post(mine, "approve", one)["refused"] == {one.key: "Max looks at this."}
    assert post(theirs, "approve", one)["done"] == [one.key]
    assert theirs.post(f"{DESK}claims/", {"key": two.key}).json() == {"taken": True}
    assert theirs.post(f"{DESK}claims/", {}).json() == {"taken": False}
    assert not Claim.objects.exists()


def test_a_claim_runs_out(waiting: Wait, max_moderator: Person, clara: Person) -> None:
    one, now = waiting(), timezone.now()
    assert Claim.objects.take(deciding.subject_of(one), by=max_moderator, now=now)
    assert not Claim.objects.take(deciding.subject_of(one), by=clara, now=now)
    choice = deciding.Choice("approve", one.version)
    with pytest.raises(NotNow):
        deciding.decide(one, choice, by=clara, now=now)
    later = now + timedelta(minutes=3)
    assert Claim.objects.take(deciding.subject_of(one), by=clara, now=later)
    deciding.decide(one, choice, by=clara, now=later)
    assert "comment" in str(Claim(subject="comment:x", by=clara, until=now))


def test_what_was_reported_and_is_fine_is_kept(
    say: Say, harbour_fire: Story, ben: Person, max_moderator: Person, sit_down: SitDown
) -> None:
    one = say("Fine.")
    reporting.report(one, Ground.OTHER, "", by=ben)
    assert post(sit_down(max_moderator), "approve", one)["done"] == [one.key]
    assert not Report.objects.open().exists()
    kinds = Event.objects.on("moderation:en").kinds()
    assert kinds == ["comment.reported", "comment.kept"]
    assert state(one) == State.SHOWN


def test_everything_about_one_stands_beside_it(
    waiting: Wait, say: Say, max_moderator: Person, sit_down: SitDown
) -> None:
    first = say("What I answer.")
    one = waiting("My answer.", answers=first.key)
    one.earlier_texts.create(text="My first answer.", until=timezone.now())
    client = sit_down(max_moderator)
    for address in (f"{DESK}items/{one.key}/", f"{DESK}items/{one.key}/?part=1"):
        page = client.get(address).content.decode()
        for words in ("My first answer.", "What I answer.", "1 shown, 1 held, 0 rejected"):
            assert words in page


def test_the_log_tells_every_act_of_moderators(
    waiting: Wait, max_moderator: Person, clara: Person, sit_down: SitDown
) -> None:
    waiting("Bad.").reject("hate", by=clara)
    page = sit_down(max_moderator).get(f"{DESK}log/").content.decode()
    assert "Clara" in page
    assert "Incitement to hatred" in page


def test_a_letter_speaks_the_language_of_whom_it_is_for(
    waiting: Wait, lena: Person, max_moderator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    lena.language = "ar"
    lena.save()
    one, spoken = Comment.objects.select_related("author").get(pk=waiting().pk), []
    real = deciding.statements.of_ruling

    def heard(ruling: Ruling) -> object:
        spoken.append(translation.get_language())
        return real(ruling)

    monkeypatch.setattr(deciding.statements, "of_ruling", heard)
    deciding.decide(one, deciding.Choice("reject", one.version, "spam"), by=max_moderator)
    assert set(spoken) == {"ar"}


def test_whoever_reported_learns_what_became_of_it(
    say: Say, ben: Person, max_moderator: Person
) -> None:
    for act, words in (("approve", "It stays."), ("reject", "Readers see it no more.")):
        one = say(f"To {act}.")
        reporting.report(one, Ground.SPAM, "", by=ben)
        deciding.decide(one, deciding.Choice(act, one.version, "spam"), by=max_moderator)
        letters.send_due()
        told = [sent.body for sent in mail.outbox if sent.to == [ben.email]]
        assert words in told[-1]
