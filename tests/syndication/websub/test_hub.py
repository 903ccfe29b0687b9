"""WebSub: the published checklist for publishers and hubs, against a program that listens on this machine."""

import hashlib
import hmac
import time
from datetime import timedelta

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition
from nightdesk.lib.outbound import Client as Outbound
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.syndication.websub import asking, confirming
from nightdesk.syndication.websub.announcing import announce
from nightdesk.syndication.websub.clock import HubClock, work
from nightdesk.syndication.websub.models import Bookmark, Callback, Intent, Ping, WantedFeed
from tests.cast import NewStory
from tests.receiving import Program
from tests.syndication.websub.conftest import FEED, HUB, Ask, later


def test_a_feed_names_its_hub_and_itself_in_its_header_and_in_its_text(
    client: Client, harbour_fire: Story
) -> None:
    for form in ("feed.xml", "rss.xml", "feed.json"):
        told = client.get(f"/en/{form}")
        here = f"https://testserver/en/{form}"
        assert told.headers["Link"] == f'<{HUB}>; rel="hub", <{here}>; rel="self"'
        if form == "feed.json":
            assert told.json()["hubs"] == [{"type": "WebSub", "url": HUB}]
            continue
        found = fromstring(told.content).iter("{http://www.w3.org/2005/Atom}link")
        links = {one.attrib.get("rel"): one.attrib["href"] for one in found}
        assert (links["hub"], links["self"]) == (HUB, here)


def test_who_confirms_is_sent_each_change_once_and_signed(
    ask: Ask, program: Program, write: NewStory, ida: Person
) -> None:
    assert ask(secret="between us", lease_seconds="864000").status_code == 202
    assert program.asked == []
    work(timezone.now())
    [asked] = program.asked
    assert asked.pop("hub.challenge")
    assert asked == {
        "of": "mine", "hub.mode": "subscribe", "hub.topic": FEED, "hub.lease_seconds": "864000",
    }  # fmt: skip

    write("Fire in the harbour").publish(by=ida)
    for _round in range(3):
        work(timezone.now())

    [(headers, body)] = program.sent
    signature = hmac.new(b"between us", body, hashlib.sha256).hexdigest()
    assert headers["X-Hub-Signature"] == f"sha256={signature}"
    assert headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert headers["Link"] == f'<{HUB}>; rel="hub", <{FEED}>; rel="self"'
    assert b"Fire in the harbour" in body


def test_without_a_secret_it_is_sent_unsigned_as_it_is_read(
    ask: Ask, program: Program, client: Client, write: NewStory, ida: Person
) -> None:
    ask(topic="https://testserver/en/feed.json", surprise="unknown words are passed over")
    work(timezone.now())
    write("Fire").publish(by=ida)
    work(timezone.now())

    [(headers, body)] = program.sent
    assert "X-Hub-Signature" not in headers
    assert body == client.get("/en/feed.json").content


def test_asking_again_renews_and_leaving_is_confirmed_too(
    ask: Ask, program: Program, write: NewStory, ida: Person
) -> None:
    for secret, lease in (("one", "600"), ("two", "1200")):
        ask(secret=secret, lease_seconds=lease)
        work(timezone.now())
    [callback] = Callback.objects.all()
    assert callback.secret == "two"
    assert callback.expires_at > timezone.now() + timedelta(seconds=1100)

    program.confirms = False
    ask(mode="unsubscribe")
    work(timezone.now())
    assert Callback.objects.count() == 1
    program.confirms = True
    ask(mode="unsubscribe")
    work(timezone.now())
    assert program.asked[-1]["hub.mode"] == "unsubscribe"
    write("Fire").publish(by=ida)
    work(timezone.now())
    assert (program.sent, Callback.objects.count(), WantedFeed.objects.count()) == ([], 0, 0)


@pytest.mark.parametrize(("echoes", "status"), [(False, 200), (True, 404), (True, 302)])
def test_who_does_not_confirm_is_sent_nothing(
    ask: Ask, program: Program, write: NewStory, ida: Person, echoes: bool, status: int
) -> None:
    program.confirms, program.agrees_with = echoes, status
    ask()
    work(timezone.now())
    write("Fire").publish(by=ida)
    work(timezone.now())
    assert (len(program.asked), program.sent) == (1, [])


def test_a_feed_in_which_nothing_changed_is_not_sent(
    ask: Ask, program: Program, english: Edition, write: NewStory, ida: Person
) -> None:
    english.sections.create(name="Sport", slug="sport")
    ask(topic="https://testserver/en/sport/rss.xml")
    work(timezone.now())
    write("Fire in the harbour").publish(by=ida)
    work(timezone.now())
    assert program.sent == []


def test_what_was_not_taken_is_tried_again_as_it_stands_then(
    ask: Ask, program: Program, write: NewStory, ida: Person
) -> None:
    ask()
    work(timezone.now())
    program.status = 500
    story = write("Fire in the harbour")
    story.publish(by=ida)
    work(timezone.now())
    later(0)
    assert len(program.sent) == 1  # it waits before it tries again
    story.kill("A court said so.", by=ida)
    program.status = 200
    later(3)
    later(3)

    assert len(program.sent) == 2
    assert b"Fire in the harbour" not in program.sent[1][1]
    assert b"deleted-entry" in program.sent[1][1]


def test_it_is_given_up_after_hours_and_told_of_the_next_change(
    ask: Ask, program: Program, write: NewStory, ida: Person
) -> None:
    ask()
    work(timezone.now())
    program.status = 503
    write("Fire").publish(by=ida)
    for hours in range(12):
        later(hours * 60)
    assert len(program.sent) == 8
    program.status = 410
    write("Flood").publish(by=ida)
    work(timezone.now())
    assert (len(program.sent), Callback.objects.count()) == (9, 0)


def test_of_two_processes_one_announces_a_change(
    ask: Ask, program: Program, english: Edition, write: NewStory, ida: Person
) -> None:
    ask()
    work(timezone.now())
    place = Bookmark.objects.get(stream="wire:en")
    write("Fire").publish(by=ida)

    assert [announce(english, place, timezone.now()) for _process in range(2)] == [1, 0]
    both = [Callback.objects.get() for _process in range(2)]
    assert [callback.is_mine_to_try(timezone.now()) for callback in both] == [True, False]


def test_a_lease_runs_out(ask: Ask, program: Program, write: NewStory, ida: Person) -> None:
    ask(lease_seconds="1")  # a minute is the least
    work(timezone.now())
    assert program.asked[0]["hub.lease_seconds"] == "60"
    write("Fire").publish(by=ida)
    later(2)
    assert (program.sent, Callback.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "told",
    [
        {"mode": "publish"},
        {"topic": "https://testserver/en/"},
        {"topic": "https://testserver/en/nothing/feed.xml"},
        {"topic": "https://testserver/en/feed.xml?a=b"},
        {"topic": "https://other.example/en/feed.xml"},
        {"topic": "https://testserver/en/search/feed.xml?q=fire"},
        {"callback": ""},
        {"callback": "http://reader.example/"},
        {"callback": "https://reader.example:22/"},
        {"callback": "https://user:word@reader.example/"},
        {"callback": "https://reader.example/\r\nHost: inner"},
        {"callback": f"https://reader.example/{'a' * 1000}"},
        {"secret": "x" * 200},
        {"lease_seconds": "-1"},
    ],
)
def test_what_cannot_be_is_refused_at_once(ask: Ask, told: dict[str, str]) -> None:
    assert ask(**told).status_code == 400
    assert (WantedFeed.objects.count(), Intent.objects.count()) == (0, 0)


def test_a_callback_inside_the_house_is_never_asked(
    ask: Ask, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = Outbound(resolve=lambda _host, _port: ["169.254.169.254"])
    monkeypatch.setattr(asking, "CLIENT", inside)
    assert ask(callback="https://metadata.example/").status_code == 202
    for minutes in (0, 2, 10, 60):
        later(minutes)
    assert (Callback.objects.count(), Intent.objects.count(), program.asked) == (0, 0, [])


def test_callbacks_that_say_nothing_hold_up_the_others_but_once(
    ask: Ask, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in range(9):
        ask(callback=f"{program.origin}/deaf/{one}")
    program.speaks.clear()
    began = time.monotonic()
    with monkeypatch.context() as patch:
        patch.setattr(confirming, "SECONDS", 0.5)
        assert work(timezone.now()) == 9
    assert time.monotonic() - began < 3
    program.speaks.set()
    later(2)
    assert Callback.objects.count() == 9


def test_one_address_has_only_so_much_of_the_hub(
    ask: Ask, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_KEPT", 2)
    statuses = [ask(callback=f"{program.origin}/{one}").status_code for one in range(3)]
    assert statuses == [202, 202, 429]
    monkeypatch.setattr(asking, "MOST_KEPT", 9)
    monkeypatch.setattr(asking, "MOST_ASKED", 3)
    refused = ask(callback=f"{program.origin}/more")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")


def test_a_hub_outside_is_told_which_feeds_changed(
    ask: Ask, program: Program, settings: Settings, harbour_fire: Story, ida: Person
) -> None:
    settings.WEBSUB_HUB = f"{program.origin}/hub"
    work(timezone.now())
    program.status = 500
    harbour_fire.correct("At nine.", by=ida)
    work(timezone.now())
    program.status = 204
    later(2)
    later(9)

    assert ask().status_code == 404
    assert len(program.sent) == 3  # that it was published, and twice that it was corrected
    assert (
        b"hub.mode=publish&hub.url=https%3A%2F%2Ftestserver%2Fen%2Ffeed.xml" in program.sent[2][1]
    )
    assert b"%2Fen%2Fharbour%2Frss.xml" in program.sent[2][1]
    assert Ping.objects.count() == 0


def test_a_paper_may_have_no_hub(settings: Settings, client: Client, english: Edition) -> None:
    settings.WEBSUB_HUB = "none"
    told = client.get("/en/feed.xml")
    assert "Link" not in told.headers
    assert b'rel="hub"' not in told.content
    assert b"WebSub" not in client.get("/en/subscribe/").content
    assert work(timezone.now()) == 0


def test_the_clock_asks_nothing_while_nothing_was_committed(
    ask: Ask, program: Program, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask()
    clock = HubClock()
    assert clock.tick() < clock.pause  # somebody was asked
    assert clock.tick() == clock.pause
    with django_assert_num_queries(0):
        assert clock.tick() == clock.pause
    assert len(program.asked) == 1
