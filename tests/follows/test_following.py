"""Readers follow from every page, choose how they are told, and leave as easily as they came."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.follows.models import Alerted, Follow, Kind, QuietHours
from nightdesk.follows.models.follow import Of
from nightdesk.follows.unseen import as_said
from nightdesk.notices.push.models import Endpoint
from nightdesk.people import personal
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.wire.models import Flash
from tests.cast import NewStory
from tests.follows.conftest import NewBrowser, Tell

HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def reader(lena: Person) -> Client:
    client = Client(headers=HERE)
    client.force_login(lena)
    return client


@pytest.fixture
def signed(write: NewStory, author: Author, ida: Person) -> Story:
    """A story with a topic and an author."""
    story = write("A ferry for the night", slug="night-ferry", authors=[author])
    story.topics.add(story.edition.topics.create(name="Ferries", slug="ferries"))
    story.save()
    story.publish(by=ida)
    return story


WAYS = {
    "/en/harbour/": "/en/follow/section/harbour/",
    "/en/topics/ferries/": "/en/follow/topic/ferries/",
    "/en/authors/rosa-marlow/": "/en/follow/author/rosa-marlow/",
    "/en/harbour/night-ferry/": "/en/follow/story/night-ferry/",
    "/en/wire/": "/en/follow/flashes/",
}


@pytest.mark.parametrize("page", WAYS)
def test_every_page_leads_to_where_it_is_followed(signed: Story, page: str) -> None:
    read = BeautifulSoup(Client().get(page).content, "html.parser")
    ways = [link["href"] for link in read.select("main a[href*='/follow/'][rel=nofollow]")]

    assert ways == [WAYS[page]]
    assert Client().get(WAYS[page]).status_code == 200


@pytest.mark.parametrize("way", WAYS.values())
def test_a_reader_follows_and_follows_no_more(
    signed: Story, reader: Client, lena: Person, way: str
) -> None:
    for _twice in range(2):
        answer = reader.post(way, {"on": "1"})
        assert (answer.status_code, answer["Location"]) == (303, way)
    assert Follow.objects.of(lena).count() == 1
    assert "You follow this." in reader.get(way).content.decode()
    assert way.split("/")[3] == Follow.objects.get().kind
    reader.post(way, {"on": "0"})

    assert not Follow.objects.exists()
    assert "You follow this." not in reader.get(way).content.decode()


def test_who_is_not_signed_in_is_led_there_and_back(harbour_fire: Story) -> None:
    answer = Client(headers=HERE).post("/en/follow/section/harbour/", {"on": "1"})

    assert answer.status_code == 303
    assert answer["Location"] == "/account/login/?next=%2Fen%2Ffollow%2Fsection%2Fharbour%2F"
    assert not Follow.objects.exists()


@pytest.mark.parametrize("way", ["story/ferry-draft", "topic/none", "author/none", "section/none"])
def test_what_readers_may_not_see_is_not_followed(draft: Story, reader: Client, way: str) -> None:
    assert reader.get(f"/en/follow/{way}/").status_code == 404
    assert reader.post(f"/en/follow/{way}/", {"on": "1"}).status_code == 404


def test_everything_that_is_followed_is_on_one_page(
    signed: Story, reader: Client, lena: Person, ida: Person
) -> None:
    for way in WAYS.values():
        reader.post(way, {"on": "1"})
    page = reader.get("/account/follows/").content.decode()
    names = [
        link.text for link in BeautifulSoup(page, "html.parser").select(".followed__name .link")
    ]
    signed.kill("Law.", by=ida)

    assert names == [
        "All flashes of The Harbour Gazette",
        "A ferry for the night",
        "Rosa Marlow",
        "Ferries",
        "Harbour",
    ]
    assert "A ferry for the night" not in reader.get("/account/follows/").content.decode()


def test_a_reader_chooses_how_to_be_told_and_when_not(
    harbour_fire: Story, reader: Client, lena: Person
) -> None:
    for kind in (Kind.FLASHES, Kind.SECTION):
        subject = harbour_fire.section_id if kind == Kind.SECTION else 0
        Follow.objects.begin(lena, Of(harbour_fire.edition, kind, subject))
    first, second = Follow.objects.order_by("pk")
    chosen = {f"push-{first.pk}": "on", f"mail-{second.pk}": "on", "begin": "22:00", "end": "07:00"}
    answer = reader.post("/account/follows/?edition=en", chosen)

    assert answer.status_code == 302
    assert list(Follow.objects.order_by("pk").values_list("by_push", "by_mail")) == [
        (True, False),
        (False, True),
    ]
    hours = QuietHours.objects.get()
    assert (hours.begin, hours.end, str(hours)) == (time(22), time(7), "22:00-07:00 Europe/London")
    assert 'value="22:00"' in reader.get("/account/follows/").content.decode()
    reader.post("/account/follows/", {"begin": "21:00", "end": "6:00", "time_zone": "Asia/Tokyo"})
    assert str(QuietHours.objects.get()) == "21:00-06:00 Asia/Tokyo"
    reader.post("/account/follows/", {"begin": "", "end": ""})
    assert not QuietHours.objects.exists()


@pytest.mark.parametrize(
    "hours",
    [
        {"begin": "22:00"},
        {"end": "22:00"},
        {"begin": "22:00", "end": "22:00"},
        {"begin": "25:00", "end": "7"},
        {"begin": "22:00", "end": "07:00", "time_zone": "Mars/Base"},
    ],
)
def test_quiet_hours_that_are_none_are_refused(
    english: Edition, reader: Client, hours: dict[str, str]
) -> None:
    assert reader.post("/account/follows/", hours).status_code == 422
    assert not QuietHours.objects.exists()


def test_a_reader_leaves_one_thing_or_everything_and_nobody_elses(
    english: Edition, reader: Client, lena: Person, sami: Person
) -> None:
    for person in (lena, sami):
        for number in range(3):
            Follow.objects.begin(person, Of(english, Kind.TOPIC, number))
    theirs = Follow.objects.of(sami).first()
    assert theirs
    assert reader.post(f"/account/follows/{theirs.pk}/end/").status_code == 404
    mine = Follow.objects.of(lena).first()
    assert mine
    reader.post(f"/account/follows/{mine.pk}/end/")
    assert (Follow.objects.of(lena).count(), Follow.objects.of(sami).count()) == (2, 3)
    reader.post("/account/follows/end/")

    assert (Follow.objects.of(lena).count(), Follow.objects.of(sami).count()) == (0, 3)
    assert Client().get("/account/follows/").status_code == 302


def test_what_one_was_told_is_new_once(
    watched: Edition, ida: Person, lena: Person, reader: Client, tell: Tell
) -> None:
    Follow.objects.begin(lena, Of(watched, Kind.FLASHES))
    for number in range(2):
        Flash(edition=watched, headline=f"Flash number {number}").send(by=ida)
    tell()

    me = reader.get("/me.json").json()
    assert (me["alerts"], me["news"], as_said(100), as_said(0)) == (2, "2", "99+", "")
    assert "What you were told (2)" in reader.get("/account/").content.decode()
    first = BeautifulSoup(reader.get("/account/alerts/").content, "html.parser")
    lines = [line.get_text(" ", strip=True) for line in first.select(".told__headline")]
    assert lines == ["Flash number 1", "Flash number 0"]
    assert len(first.select(".told__new")) == 2
    assert reader.get("/me.json").json()["alerts"] == 0
    assert "told__new" not in reader.get("/account/alerts/").content.decode()


def test_who_is_erased_leaves_nothing_behind_and_who_asks_is_told_all(
    watched: Edition, harbour_fire: Story, ida: Person, lena: Person, new_browser: NewBrowser, tell: Tell
) -> None:  # fmt: skip
    for kind, key in ((Kind.FLASHES, 0), (Kind.STORY, harbour_fire.pk)):
        Follow.objects.begin(lena, Of(watched, kind, key))
    QuietHours.objects.create(person=lena, begin=time(22), end=time(7), time_zone="UTC")
    new_browser("lena", of=lena)
    new_browser("anna")
    Flash(edition=watched, headline="A flash").send(by=ida)
    tell()
    kept = personal.export(lena)["follows"]

    assert [one["name"] for one in kept["follows"]] == [
        "Fire on the north quay",
        "All flashes of The Harbour Gazette",
    ]
    assert kept["quiet_hours"] == "22:00-07:00 UTC"
    assert [one["address"].rpartition("/")[2] for one in kept["browsers"]] == ["lena"]
    assert [one["alert__kind"] for one in kept["alerts"]] == ["flash.sent"]
    personal.erase(lena)
    personal.erase(lena)
    assert [one.address.rpartition("/")[2] for one in Endpoint.objects.all()] == ["anna"]
    assert (Follow.objects.count(), Alerted.objects.count()) == (1, 0)
    assert not QuietHours.objects.exists()
    assert Follow.objects.filter(since__lt=timezone.now()).exists()
