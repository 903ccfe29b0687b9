"""Taking part: what readers send from plain forms, and what they are told."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.models import Comment, Mute, Report, Terms
from nightdesk.talk.muting import seals_of_muted
from nightdesk.talk.personal import export
from nightdesk.talk.state import Openness, State
from tests.talk.conftest import Say
from tests.talk.pages import ADDRESS, anyone, sent, signed_in, text_of

# What browsers say of where a request comes from, and whether it may change something.
CROSSINGS = [
    ({"sec-fetch-site": "same-origin"}, True),
    ({"sec-fetch-site": "none"}, True),
    ({"sec-fetch-site": "same-site"}, False),
    ({"sec-fetch-site": "cross-site"}, False),
    ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
    ({"origin": "http://testserver"}, True),
    ({"origin": "https://testserver"}, True),
    ({"origin": "https://elsewhere.example"}, False),
    ({"origin": "null"}, False),
    ({}, False),
]


def test_a_reader_says_something_and_is_led_to_it(lena: Person, harbour_fire: Story) -> None:
    answer = sent(signed_in(lena), text="Well *said*.")
    comment = Comment.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, comment.get_absolute_url())
    assert "Well <em>said</em>." in text_of(Client().get(comment.get_absolute_url()))


def test_an_answer_hangs_on_what_it_answers(lena: Person, say: Say) -> None:
    root = say()
    page = text_of(signed_in(lena).get(f"{ADDRESS}write/?to={root.key}"))
    assert "Well written." in page
    sent(signed_in(lena), f"{ADDRESS}write/", text="Indeed.", to=root.key)
    assert Comment.objects.get(text="Indeed.").parent == root


@pytest.mark.parametrize(("headers", "is_taken"), CROSSINGS)
def test_what_another_site_sends_is_refused(
    lena: Person, say: Say, headers: dict[str, str], is_taken: bool
) -> None:
    comment = say(by=lena)
    client = Client(headers=headers)
    client.force_login(lena)
    for address in ("", "write/", f"{comment.key}/edit/", f"{comment.key}/reaction/",
                    f"{comment.key}/report/", f"{comment.key}/mute/", f"{comment.key}/delete/"):  # fmt: skip
        answer = sent(client, f"{ADDRESS}{address}", text=f"Said at {address}.", kind="like")
        assert (answer.status_code == 403) is not is_taken
    assert (Comment.objects.count() > 1) is is_taken


def test_who_has_not_signed_in_keeps_the_text_and_comes_back_to_it(
    lena: Person, harbour_fire: Story
) -> None:
    client = anyone()
    asked = sent(client, text="Not <lost>.")
    assert asked.status_code == 401
    assert "Not &lt;lost&gt;.</textarea>" in text_of(asked)
    assert not client.cookies
    onward = sent(client, f"{ADDRESS}write/", text="Not <lost>.", way="login")
    assert onward["Location"] == f"/account/login/?{urlencode({'next': f'{ADDRESS}write/'})}"
    client.force_login(lena)
    assert "Not &lt;lost&gt;.</textarea>" in text_of(client.get(f"{ADDRESS}write/"))
    sent(client, f"{ADDRESS}write/", text="Not <lost>.")
    assert "Not &lt;lost&gt;" not in text_of(client.get(f"{ADDRESS}write/"))
    assert Comment.objects.get().author == lena


@pytest.mark.parametrize("where", ["edit", "delete", "reaction", "report", "mute"])
def test_every_other_act_leads_to_signing_in_and_back(say: Say, where: str) -> None:
    address = f"{say().get_absolute_url()}{where}/"
    for answer in (anyone().get(address), sent(anyone(), address)):
        assert answer.status_code == 303
        assert answer["Location"].startswith("/account/login/?next=")


def test_what_is_refused_comes_back_with_the_reason_and_the_text(
    harbour_fire: Story, lena: Person
) -> None:
    Terms(edition=harbour_fire.edition, openness=Openness.CLOSED, why="Enough.").say()
    answer = sent(signed_in(lena), text="But I wanted to say.")
    assert answer.status_code == 422
    assert 'role="alert"' in text_of(answer)
    assert "But I wanted to say.</textarea>" in text_of(answer)


def test_a_form_sent_twice_is_one_comment(lena: Person, harbour_fire: Story) -> None:
    client = signed_in(lena)
    first, second = (sent(client, text="Once.", once="abc") for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_a_held_comment_is_seen_by_its_author_alone(
    lena: Person, ben: Person, say: Say, max_moderator: Person
) -> None:
    comment = say("Waits.")
    comment.hold(by=max_moderator)
    address = comment.get_absolute_url()
    assert Client().get(address).status_code == 404
    assert "Waits." not in text_of(Client().get(ADDRESS))
    own = text_of(signed_in(lena).get(f"{address}edit/"))
    assert "It waits for a moderator" in own
    assert "<p>Waits.</p>" in own
    assert signed_in(ben).get(f"{address}edit/").status_code == 404


def test_an_author_changes_and_deletes_a_comment(lena: Person, say: Say) -> None:
    comment = say("Wel said.")
    client, address = signed_in(lena), comment.get_absolute_url()
    assert sent(client, f"{address}edit/", text="Well said.")["Location"] == address
    page = text_of(Client().get(address))
    assert "Well said." in page
    assert "edited" in page
    assert sent(client, f"{address}edit/", text=" ").status_code == 422
    assert sent(client, f"{address}delete/")["Location"] == ADDRESS
    assert "You deleted it." in text_of(client.get(f"{address}delete/"))
    assert Client().get(address).status_code == 404


def test_after_a_quarter_of_an_hour_it_can_only_be_deleted(lena: Person, say: Say) -> None:
    comment = say("Said.")
    earlier = timezone.now() - timedelta(minutes=16)
    Comment.objects.update(posted_at=earlier)
    address = f"{comment.get_absolute_url()}edit/"
    assert "<textarea" not in text_of(signed_in(lena).get(address))
    assert sent(signed_in(lena), address, text="Else.").status_code == 422


def test_a_rejected_comment_tells_its_author_why(
    lena: Person, say: Say, max_moderator: Person
) -> None:
    comment = say("Nonsense.")
    comment.reject("abuse", by=max_moderator)
    page = text_of(signed_in(lena).get(f"{comment.get_absolute_url()}edit/"))
    assert "The moderators took it from the discussion." in page


def test_a_nod_is_given_and_taken_back_by_the_same_button(ben: Person, say: Say) -> None:
    comment = say()
    client, address = signed_in(ben), f"{comment.get_absolute_url()}reaction/"
    assert sent(client, address, kind="like")["Location"] == comment.get_absolute_url()
    assert "I agree <b>1</b>" in text_of(Client().get(ADDRESS))
    sent(client, address, kind="like", on="1")
    comment.refresh_from_db()
    assert comment.likes == 1
    sent(client, address, kind="like")
    comment.refresh_from_db()
    assert comment.likes == 0
    assert sent(client, address, kind="wave").status_code == 400
    assert client.get(address).status_code == 200


def test_nobody_nods_to_themselves(lena: Person, say: Say) -> None:
    answer = sent(signed_in(lena), f"{say().get_absolute_url()}reaction/", kind="like")
    assert answer.status_code == 422


def test_a_report_is_kept_once_and_the_moderators_are_told(
    ben: Person, say: Say, harbour_fire: Story
) -> None:
    client, address = signed_in(ben), f"{say().get_absolute_url()}report/"
    assert client.get(address).status_code == 200
    assert sent(client, address, ground="rude", text="He").status_code == 422
    for words in ("He shouts.", "He shouts again."):
        assert "Thank you." in text_of(sent(client, address, ground="abuse", text=words))
    assert Report.objects.get().text == "He shouts."
    assert Event.objects.on(f"moderation:{harbour_fire.edition.code}").kinds() == ["comment.reported"]  # fmt: skip


def test_a_person_is_muted_and_seen_again(ben: Person, lena: Person, say: Say) -> None:
    comment = say()
    client, address = signed_in(ben), f"{comment.get_absolute_url()}mute/"
    assert client.get(address).status_code == 200
    sent(client, address)
    assert seals_of_muted(ben) == [comment.author_seal]
    assert "You see nothing of this person any more." in text_of(client.get(address))
    sent(client, address, on="0")
    assert not Mute.objects.exists()
    sent(signed_in(lena), address)
    assert not Mute.objects.exists()
    assert "This comment is your own." in text_of(signed_in(lena).get(address))


def test_a_guest_is_muted_by_the_printed_name_alone(ben: Person, lena: Person, say: Say) -> None:
    """Comments that were taken in share one account."""
    tom, ann, own = say("One."), say("Two."), say("Three.")
    tom.printed_as, ann.printed_as = "Old Tom", "Ann"
    for one in (tom, ann):
        one.save(update_fields=["printed_as"])
    assert len({one.author_seal for one in (tom, ann, own)}) == 3

    client, address = signed_in(ben), f"{tom.get_absolute_url()}mute/"
    sent(client, address)
    assert seals_of_muted(ben) == [tom.author_seal]
    assert export(ben)["muted"] == ["Old Tom"]
    assert "You see nothing of this person any more." in text_of(client.get(address))
    sent(client, address, on="0")
    assert not Mute.objects.exists()
    sent(signed_in(lena), address)  # whoever's account it is has not written it
    assert seals_of_muted(lena) == [tom.author_seal]


def test_personal_pages_are_kept_by_nobody(lena: Person, say: Say) -> None:
    comment = say()
    client = signed_in(lena)
    for address in (f"{ADDRESS}write/", f"{comment.get_absolute_url()}edit/"):
        assert "no-store" in client.get(address)["Cache-Control"]
    assert comment.state == State.SHOWN
