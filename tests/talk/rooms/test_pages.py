"""What readers see of a room: its pages are the same for everyone, and as of a line of its log."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nightdesk.bakery.generations import Generations
from nightdesk.editions.models import Edition
from nightdesk.people import display_names
from nightdesk.people.errors import NameRefused
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import generations, posting
from nightdesk.talk.models import Comment, Mute, Report, Room
from nightdesk.talk.rooms.leaves import LENGTH
from nightdesk.talk.state import State
from tests.bakery.paper import bake
from tests.talk.pages import anyone, sent, signed_in, text_of
from tests.talk.rooms.conftest import Chat, fill

ADDRESS = "/en/chat/quay/"
DATA = {"accept": "application/json"}
AN_HOUR = timedelta(hours=1)


def page(address: str = ADDRESS) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, answer
    return text_of(answer)


def told(text: str, *, by: Person, **words: str) -> tuple[int, dict[str, str]]:
    answer = signed_in(by).post(ADDRESS, {"text": text, **words}, headers=DATA)
    return answer.status_code, answer.json()


def test_a_room_shows_what_was_said_in_order(chat: Chat, quay: Room, ben: Person) -> None:
    first = chat()
    chat("Which one?", by=ben, answers=first.key)
    quay.refresh_from_db()
    quay.settle()
    shown = page()
    assert shown.index("The ferry is back.") < shown.index("Which one?")
    assert f'data-quotes="message-{first.key}"' in shown
    assert f'data-cursor="{Room.objects.get().cursor}"' in shown


def test_the_page_is_as_of_the_line_that_its_cursor_names(chat: Chat) -> None:
    Room.objects.update(settled_at=timezone.now() - AN_HOUR)
    chat("One.")
    late = chat("Two.")
    assert "Two." not in page()
    assert "Two." in page(late.get_absolute_url()), "its author is led there at once"
    Room.objects.get().settle()
    assert "Two." in page()


@pytest.mark.parametrize("many", [1, 3, 300])
def test_a_page_costs_the_same_however_much_was_said(quay: Room, ben: Person, many: int) -> None:
    every = fill(quay, [ben], many)
    middle = every[len(every) // 2]
    for address, most in ((ADDRESS, 8), (middle.get_absolute_url(), 10), ("/en/chat/", 8)):
        with CaptureQueriesContext(connection) as asked:
            page(address)
        assert len(asked) <= most, [one["sql"][:90] for one in asked]


def test_older_messages_are_a_link_away_until_the_first(quay: Room, ben: Person) -> None:
    every = fill(quay, [ben], 2 * LENGTH + 10)
    newest = page()
    assert (every[-1].key in newest, every[-LENGTH].key in newest) == (True, True)
    assert every[-LENGTH - 1].key not in newest
    older = f"{ADDRESS}before/{every[-LENGTH].line}/"
    assert f'href="{older}"' in newest
    assert every[-LENGTH - 1].key in page(older)
    oldest = f"{ADDRESS}before/{every[10].line}/"
    assert f'href="{oldest}"' in page(older)
    assert (every[0].key in page(oldest), "data-older" in page(oldest)) == (True, False)
    assert f'href="{older}"' in page(oldest), "and back again"
    for line in (0, 1, 10_000):
        assert Client().get(f"{ADDRESS}before/{line}/").status_code == 404


def test_a_day_is_named_once_and_who_goes_on_is_not_named_again(
    chat: Chat, quay: Room, ben: Person
) -> None:
    for text in ("One.", "Two.", "Three."):
        chat(text)
    chat("Four.", by=ben)
    yesterday = Comment.objects.order_by("pk")[0]
    Comment.objects.filter(pk=yesterday.pk).update(shown_at=timezone.now() - 24 * AN_HOUR)
    Room.objects.update(settled=9)
    shown = page()
    assert (shown.count('class="room__day"'), shown.count("message--on")) == (3, 1)


def test_what_is_taken_away_is_on_no_page_and_in_no_quotation(
    chat: Chat, ben: Person, clara: Person
) -> None:
    bad = chat("Kanarievogel.")
    answer = chat("Come on.", by=ben, answers=bad.key)
    Comment.objects.get(pk=bad.pk).reject("abuse", by=clara)
    for address in (ADDRESS, answer.get_absolute_url()):
        shown = page(address)
        assert (f'data-quotes="message-{bad.key}"' in shown, bad.text in shown) == (True, False)
    assert bad.text not in page(f"{ADDRESS}search/?q=kanarie")
    assert Client().get(bad.get_absolute_url()).status_code == 404


def test_rooms_are_listed_by_whether_they_are_open(english: Edition, harbour_fire: Story) -> None:
    now = timezone.now()
    made = {
        "open": {},
        "coming": {"opens_at": now + AN_HOUR},
        "over": {"closed_at": now - AN_HOUR},
        "hidden": {"is_announced": False},
    }
    for slug, columns in made.items():
        Room.objects.create(edition=english, slug=slug, title=f"Room {slug}", **columns)
    listed = page("/en/chat/")
    part = {
        name: listed.partition(f'data-rooms="{name}"')[2].partition("</ul>")[0] for name in made
    }
    assert {name: f"Room {name}" in part[name] for name in made} == {
        "open": True, "coming": True, "over": True, "hidden": False,
    }  # fmt: skip
    assert bake("/en/chat/").read.good_until == made["coming"]["opens_at"]
    assert Client().get("/en/chat/hidden/").status_code == 404


def test_a_room_of_a_story_that_nobody_may_see_is_no_room(english: Edition, draft: Story) -> None:
    Room.objects.create(edition=english, slug="secret", title="Secret", story=draft)
    assert "Secret" not in page("/en/chat/")
    assert Client().get("/en/chat/secret/").status_code == 404


def test_an_archive_is_read_from_its_beginning_and_searched(
    quay: Room, ben: Person, lena: Person
) -> None:
    every = fill(quay, [ben, lena], LENGTH + 1)
    Room.objects.update(closed_at=timezone.now())
    first = page()
    assert (every[0].key in first, every[-1].key in first) == (True, False)
    assert ("2 people spoke" in first, f"{LENGTH + 1} messages" in first) == (True, True)
    assert every[-1].key in page(f"{ADDRESS}?page=2")
    found = page(f"{ADDRESS}search/?q=number 7 of")
    assert (every[7].key in found, every[8].key in found) == (True, False)
    assert "Nobody said" in page(f"{ADDRESS}search/?q=walrus")
    assert "<textarea" not in first


def test_leaves_are_of_archives_alone(quay: Room) -> None:
    assert Client().get(f"{ADDRESS}?page=2").status_code == 404


def test_a_plain_form_leads_to_the_message_among_the_others(lena: Person, quay: Room) -> None:
    answer = sent(signed_in(lena), ADDRESS, text="Good *morning*.")
    message = Comment.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, message.get_absolute_url())
    assert "Good <em>morning</em>." in page(message.get_absolute_url())


def test_a_page_that_sends_by_itself_is_told_what_became_of_it(lena: Person, quay: Room) -> None:
    status, said = told("Good morning.", by=lena, once="abc")
    assert (status, said["id"], "Good morning." in said["html"]) == (
        201,
        Comment.objects.get().element_id,
        True,
    )
    assert told("Good morning.", by=lena, once="abc") == (201, said), "sent again it is the same"
    status, said = told("", by=lena)
    assert (status, list(said)) == (422, ["wrong"])
    answer = anyone().post(ADDRESS, {"text": "Hello."}, headers=DATA)
    assert (answer.status_code, answer.json()) == (401, {"sign_in": f"{ADDRESS}write/"})


def test_what_a_moderator_reads_first_is_shown_to_its_author_alone(
    lena: Person, quay: Room
) -> None:
    Room.objects.update(holds_first=True)
    status, said = told("Good morning.", by=lena)
    assert (status, said["address"]) == (201, f"{Comment.objects.get().get_absolute_url()}edit/")
    assert "html" not in said
    assert "waits for a moderator" in text_of(signed_in(lena).get(said["address"]))
    assert "Good morning." not in page()


def test_what_is_done_with_a_comment_is_done_with_a_message(
    chat: Chat, lena: Person, ben: Person
) -> None:
    message = chat()
    at, other = message.get_absolute_url(), signed_in(ben)
    assert sent(other, f"{at}reaction/", kind="like").status_code == 303
    assert sent(other, f"{at}report/", ground="abuse", text="Why?").status_code == 200
    assert sent(other, f"{at}mute/", on="1").status_code == 303
    assert sent(signed_in(lena), f"{at}edit/", text="The ferry has left.").status_code == 303
    message.refresh_from_db()
    assert (message.likes, message.text) == (1, "The ferry has left.")
    assert (Report.objects.count(), Mute.objects.count()) == (1, 1)
    assert "I agree <b>1</b>" in page()
    answer = sent(signed_in(lena), f"{at}delete/")
    assert (answer.status_code, answer["Location"]) == (303, ADDRESS)
    for name in ("edit", "report", "mute", "reaction"):
        asked = signed_in(lena).get(f"{at}{name}/").status_code
        assert asked == (200 if name == "edit" else 404)


def test_answering_has_a_page_of_its_own(chat: Chat, ben: Person) -> None:
    message = chat()
    assert "The ferry is back." in text_of(signed_in(ben).get(f"{ADDRESS}write/?to={message.key}"))
    sent(signed_in(ben), f"{ADDRESS}write/", text="At last.", to=message.key)
    assert Comment.objects.get(text="At last.").parent == message


def test_hosts_and_the_newsroom_wear_badges(chat: Chat, quay: Room, ida: Person) -> None:
    quay.hosts.add(ida)
    assert ">Host<" in page(chat("Welcome.", by=ida).get_absolute_url())
    quay.hosts.clear()
    assert ">editor<" in page(Comment.objects.get().get_absolute_url()).lower()


def test_a_paused_room_keeps_its_form_for_when_it_goes_on(quay: Room, clara: Person) -> None:
    shown = {}
    for act in ("freeze", "thaw", "close"):
        getattr(quay, act)(by=clara)
        form = page().partition("<say-message")[2].partition(">")[0]
        shown[act] = (bool(form), "hidden" in form, "data-shut" in page())
    assert shown == {
        "freeze": (True, True, True),
        "thaw": (True, False, False),
        "close": (False, False, True),
    }


def test_a_closed_or_coming_room_takes_nothing(quay: Room, lena: Person) -> None:
    Room.objects.update(opens_at=timezone.now() + AN_HOUR)
    assert "This room opens" in page()
    assert told("Hello.", by=lena)[0] == 422
    Room.objects.update(opens_at=None, closes_at=timezone.now() + AN_HOUR)
    assert bake(ADDRESS).read.good_until == Room.objects.get().closes_at
    assert posting.post(Room.objects.get(), posting.Draft("Hi."), by=lena).state == State.SHOWN


@pytest.mark.django_db(transaction=True)  # what one transaction changes twice is news once
def test_a_story_leads_to_where_it_is_talked_about_now(
    quay: Room, harbour_fire: Story, draft: Story, clara: Person
) -> None:
    story = harbour_fire.get_absolute_url()
    assert ADDRESS not in page(story)
    quay.change(by=clara, story=harbour_fire, closes_at=timezone.now() + AN_HOUR)
    assert f'href="{ADDRESS}"' in page(story)
    assert bake(story).read.good_until == quay.closes_at
    for columns in ({"opens_at": timezone.now() + AN_HOUR}, {"closes_at": timezone.now()}):
        Room.objects.filter(pk=quay.pk).update(**columns)
        assert ADDRESS not in page(story)
    Room.objects.filter(pk=quay.pk).update(opens_at=None, closes_at=None)
    assert ADDRESS in page(story)
    known = Generations()
    known.refresh(lambda _changes: None)
    quay.change(by=clara, story=draft)
    changed = known.refresh(lambda changes: changes.names)
    assert {generations.chatted(one.pk) for one in (harbour_fire, draft)} <= changed
    assert ADDRESS not in page(story)


def test_how_many_are_here_is_a_number(quay: Room) -> None:
    assert Client().get(f"{ADDRESS}here.json").json() == {"here": 0, "names": []}


@pytest.mark.parametrize("name", ["Host", "Ida", "The Harbour Gazette", "M0derator"])
def test_nobody_in_a_room_is_taken_for_who_keeps_it(
    chat: Chat, quay: Room, lena: Person, ida: Person, name: str
) -> None:
    """Names are guarded where they are taken; whoever has none is «A reader», and badges are of records."""
    quay.hosts.add(ida)
    with pytest.raises(NameRefused):
        display_names.take(lena, name)
    shown = page(chat().get_absolute_url())
    assert ("A reader" in shown, "message__badge" in shown) == (True, False)
