"""Who follows a live blog is told of each key event once; what was wrong is owned up to, what is killed taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from nightdesk.editions.models import Edition
from nightdesk.follows import digest, spreading, watching
from nightdesk.follows.models import Alert, Alerted, Follow, Kind
from nightdesk.follows.models.follow import Of
from nightdesk.live.models import LiveBlog, OnWire, Post
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import PASSWORD
from tests.follows.conftest import NewBrowser, Tell
from tests.notices.push.service import Service
from tests.pages import Page

PAPER = "The Harbour Gazette"
HERON = "The Heron is out of the race."


@pytest.fixture
def lenas(regatta: LiveBlog, watched: Edition, lena: Person, new_browser: NewBrowser) -> LiveBlog:
    """She follows the regatta, in a browser of hers and by mail."""
    Follow.objects.begin(lena, Of(watched, Kind.STORY, regatta.pk))
    Follow.objects.update(by_mail=True)
    new_browser("lena", of=lena)
    return regatta


def alerts(at: int = 0) -> list[str]:
    """What the clocks make of what happened; `at` seconds later."""
    now = timezone.now() + timedelta(seconds=at)
    watching.take_news(now)
    spreading.spread(now)
    return list(Alert.objects.order_by("pk").values_list("kind", flat=True))


def on_her_page(person: Person) -> list[str]:
    return [one.alert.headline for one in Alerted.objects.to(person, timezone.now()).for_lines()]


def test_a_key_event_is_told_to_those_who_follow_the_live_blog_and_leads_to_the_post(
    lenas: LiveBlog, watched: Edition, ida: Person, sami: Person, tell: Tell, service: Service
) -> None:
    for kind, subject in ((Kind.SECTION, lenas.story.section_id), (Kind.FLASHES, 0)):
        Follow.objects.begin(sami, Of(watched, kind, subject))
    lenas.post("Wind from the west.", by=ida)
    post = lenas.post(HERON, by=ida, is_key=True)

    assert tell() == [("lena", f"Regatta day · {PAPER}")]
    told = service.arrived[0].told["notification"]
    assert (told["body"], told["tag"]) == (HERON, post.short_name)
    assert told["navigate"].endswith(post.get_absolute_url())
    assert tell() == []
    assert not Alerted.objects.filter(person=sami).exists()


@pytest.mark.parametrize("which", [OnWire.EVERY, OnWire.KEY, OnWire.NONE])
def test_it_makes_no_difference_what_the_wire_tells(
    lenas: LiveBlog, ida: Person, which: OnWire
) -> None:
    lenas.tell_the_wire(which, by=ida)
    lenas.post("Wind from the west.", by=ida)
    post = lenas.post(HERON, by=ida)
    assert alerts() == []

    post.mark_as_key(by=ida)
    assert alerts() == ["post.marked"]
    post.unmark(by=ida)
    post.mark_as_key(by=ida)
    lenas.post("The Tern won.", by=ida, is_key=True)
    assert alerts() == alerts() == ["post.marked", "liveblog.posted"]


def test_a_correction_reaches_who_was_told_and_is_told_once(
    lenas: LiveBlog, ida: Person, tell: Tell, service: Service
) -> None:
    post = lenas.post(HERON, by=ida, is_key=True)
    other = lenas.post("Wind from the west.", by=ida)
    tell()
    Follow.objects.all().delete()

    other.correct("From the east.", by=ida)
    assert tell() == []
    post.headline = "The Tern is out of the race"
    post.correct("It was the Tern.", by=ida)
    assert tell() == [("lena", f"Corrected · Regatta day · {PAPER}")]
    told = service.arrived[0].told["notification"]
    assert told["body"] == "The Tern is out of the race\nIt was the Tern."
    assert told["tag"] == post.short_name


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("which", [OnWire.KEY, OnWire.NONE])
def test_what_was_told_and_is_killed_is_taken_back_and_not_named(
    lenas: LiveBlog, ida: Person, lena: Person, tell: Tell, service: Service, which: OnWire, *,
    whole: bool,
) -> None:  # fmt: skip
    lenas.tell_the_wire(which, by=ida)
    post = lenas.post(HERON, by=ida, is_key=True)
    tell()
    subject: Any = Story.objects.get(pk=lenas.pk) if whole else post
    subject.kill("Privacy", by=ida)

    assert tell() == [("lena", f"Taken back · {PAPER}")]
    told = service.arrived[0].told["notification"]
    assert (told["tag"], told["silent"]) == (post.short_name, True)
    assert "Heron" not in str(told)
    assert "Regatta" not in str(told)
    assert on_her_page(lena) == []


def test_of_what_is_no_key_event_after_all_nothing_leaves(
    lenas: LiveBlog, ida: Person, tell: Tell
) -> None:
    post = lenas.post(HERON, by=ida, is_key=True)
    tell(later=timedelta(0))
    post.unmark(by=ida)

    assert tell() == []


def test_a_post_is_not_on_the_page_when_its_live_blog_does_not_stand(
    lenas: LiveBlog, ida: Person, lena: Person
) -> None:
    lenas.post(HERON, by=ida, is_key=True)
    alerts()
    assert on_her_page(lena) == [HERON]

    Story.objects.get(pk=lenas.pk).retract("None of it.", by=ida)
    alerts()

    assert on_her_page(lena) == ["Regatta day"]


@pytest.mark.parametrize("number", [1, 3])
def test_her_page_and_her_mail_say_of_which_coverage_it_is(
    lenas: LiveBlog, ida: Person, lena: Person, number: int, django_assert_num_queries: Any
) -> None:
    for place in range(number):
        lenas.post(f"Race {place} is over.", by=ida, is_key=True)
    alerts()
    with django_assert_num_queries(1):
        lines = [
            (one.alert.live_blog, one.alert.headline, one.alert.get_absolute_url())
            for one in Alerted.objects.to(lena, timezone.now()).for_lines()
        ]
    assert lines[-1] == ("Regatta day", "Race 0 is over.", "/en/live/regatta-day/1/")

    letter = digest._letter(lena, list(Alerted.objects.for_lines().select_related("person")))
    assert "Regatta day: Race 0 is over.\nhttps://testserver/en/live/regatta-day/1/" in letter.text


def test_it_is_followed_as_a_story_is_and_called_what_it_is(
    regatta: LiveBlog, harbour_fire: Story, lena: Person
) -> None:
    live, other = Page(regatta.get_absolute_url()), Page(harbour_fire.get_absolute_url())
    way = ".story__footer .heading__way a"
    assert (live.text(way), other.text(way)) == ("Follow this live blog", "Follow this story")
    assert live.links(way) == ["/en/follow/story/regatta-day/"]
    assert "each key event" in Page("/en/follow/story/regatta-day/").text(".heading__standfirst")

    client = Client()
    client.login(username=lena.email, password=PASSWORD)
    client.post("/en/follow/story/regatta-day/", {"on": "1"})
    assert b">Live blog<" in client.get("/account/follows/").content


def test_a_post_that_was_never_told_is_killed_without_a_word(lenas: LiveBlog, ida: Person) -> None:
    post: Post = lenas.post("Wind from the west.", by=ida)
    post.kill("Wrong blog", by=ida)

    assert alerts() == []
