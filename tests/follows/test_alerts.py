"""Readers are told once of what they follow; what was wrong is owned up to, and what is killed is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.follows import spreading, watching
from nightdesk.follows.clock import AlertClock
from nightdesk.follows.models import Alert, Alerted, Follow, Kind, LogPlace
from nightdesk.follows.models.follow import Of
from nightdesk.follows.unseen import seen, unseen
from nightdesk.notices.push.models import Endpoint, PushDelivery
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.wire.models import Flash
from tests.cast import NewStory
from tests.follows.conftest import NewBrowser, Tell
from tests.notices.push.service import Service

PAPER = "The Harbour Gazette"


def follow(person: Person, edition: Edition, kind: Kind, subject: int = 0) -> Follow:
    return Follow.objects.begin(person, Of(edition, kind, subject))


def flash(edition: Edition, ida: Person, headline: str = "The ferry is back") -> Flash:
    sent = Flash(edition=edition, headline=headline)
    sent.send(by=ida)
    return sent


def test_a_new_story_is_told_to_those_who_follow_its_section_topic_or_author_once(
    watched: Edition, harbour: Section, sport: Section, author: Author, write: NewStory, ida: Person, lena: Person,
    sami: Person, new_browser: NewBrowser, tell: Tell,
) -> None:  # fmt: skip
    ferries = watched.topics.create(name="Ferries", slug="ferries")
    for kind, subject in ((Kind.SECTION, harbour), (Kind.TOPIC, ferries), (Kind.AUTHOR, author)):
        follow(lena, watched, kind, subject.pk)
    follow(sami, watched, Kind.SECTION, sport.pk)
    new_browser("lena", of=lena)
    new_browser("sami", of=sami)
    story = write("A ferry for the night", authors=[author])
    story.topics.add(ferries)
    story.save()
    story.publish(by=ida)

    assert tell() == [("lena", PAPER)]
    assert tell() == []
    said = PushDelivery.objects.get().push
    assert (said.tag, said.urgency) == (story.short_name, "normal")
    assert [unseen(one, timezone.now()) for one in (lena, sami)] == [1, 0]
    seen(lena, timezone.now())
    assert unseen(lena, timezone.now()) == 0


def test_a_flash_goes_to_all_who_asked_in_the_language_of_each(
    watched: Edition,
    ida: Person,
    lena: Person,
    new_browser: NewBrowser,
    tell: Tell,
    service: Service,
) -> None:
    lena.language = "fr"
    lena.save()
    follow(lena, watched, Kind.FLASHES)
    new_browser("lena", of=lena)
    new_browser("anna")
    new_browser("omar", language="ar")
    sent = flash(watched, ida)

    assert tell(later=timedelta(seconds=5)) == []  # an editor may still think again
    assert tell() == [
        ("anna", f"Flash · {PAPER}"),
        ("lena", f"Flash · {PAPER}"),
        ("omar", f"عاجل · {PAPER}"),
    ]
    told = next(one for one in service.arrived if one.to == "anna").told["notification"]
    assert (told["body"], told["lang"], told["dir"]) == ("The ferry is back", "en", "auto")
    assert told["navigate"].endswith("/en/wire/1/")
    assert told["tag"] == sent.short_name


def test_a_flash_that_is_killed_at_once_leaves_for_nobody(
    watched: Edition, ida: Person, new_browser: NewBrowser, tell: Tell
) -> None:
    new_browser("anna")
    sent = flash(watched, ida, "The mayor is dead")
    tell(later=timedelta(0))
    sent.kill("He is not.", by=ida)

    assert tell() == []
    assert list(PushDelivery.objects.values_list("state", flat=True)) == ["dropped"]


def test_what_was_told_and_is_killed_is_taken_back_from_everybody_and_not_named(
    watched: Edition,
    ida: Person,
    lena: Person,
    new_browser: NewBrowser,
    tell: Tell,
    service: Service,
) -> None:
    follow(lena, watched, Kind.FLASHES)
    new_browser("lena", of=lena)
    new_browser("anna")
    sent = flash(watched, ida, "The mayor is dead")
    tell()
    new_browser("ben")  # who was never told
    sent.kill("He is not.", by=ida)

    assert tell() == [("anna", f"Taken back · {PAPER}"), ("lena", f"Taken back · {PAPER}")]
    told = service.arrived[0].told["notification"]
    assert "mayor" not in str(service.arrived)
    assert (told["tag"], told["silent"]) == (sent.short_name, True)
    assert told["navigate"].endswith("/en/wire/")
    assert unseen(lena, timezone.now()) == 0


def test_what_takes_back_waits_until_the_first_one_has_arrived(
    watched: Edition, ida: Person, new_browser: NewBrowser, tell: Tell
) -> None:
    new_browser("anna")
    sent = flash(watched, ida)
    tell(later=timedelta(0))
    PushDelivery.objects.take(timezone.now() + timedelta(minutes=1), 10)  # being sent this moment
    sent.kill("Wrong.", by=ida)
    watching.take_news(timezone.now())
    spreading.spread(timezone.now())

    waiting = PushDelivery.objects.waiting().get()
    assert waiting.next_try_at > timezone.now() + timedelta(seconds=8)


def test_a_correction_tells_those_who_were_told_and_those_who_follow_the_story(
    watched: Edition, harbour: Section, write: NewStory, ida: Person, lena: Person, sami: Person, rosa: Person,
    new_browser: NewBrowser, tell: Tell, service: Service,
) -> None:  # fmt: skip
    follow(lena, watched, Kind.SECTION, harbour.pk)
    new_browser("lena", of=lena)
    story = write("The ferry left at ten")
    story.publish(by=ida)
    tell()
    follow(lena, watched, Kind.SECTION, harbour.pk).delete()
    follow(sami, watched, Kind.STORY, story.pk)
    new_browser("sami", of=sami)
    new_browser("rosa", of=rosa)

    story.update(by=ida)
    assert tell() == [("sami", f"Updated · {PAPER}")]
    story.headline = "The ferry left at nine"
    story.correct("It left at nine, not at ten.", by=ida)
    assert tell() == [("lena", f"Corrected · {PAPER}"), ("sami", f"Corrected · {PAPER}")]
    told = service.arrived[0].told["notification"]
    assert told["body"] == "The ferry left at nine\nIt left at nine, not at ten."
    story.retract("There was no ferry.", by=ida)
    assert tell() == [("lena", f"Retracted · {PAPER}"), ("sami", f"Retracted · {PAPER}")]
    assert [unseen(one, timezone.now()) for one in (lena, sami, rosa)] == [3, 3, 0]


def test_what_was_hidden_before_it_was_sent_is_not_told_as_if_it_stood(
    watched: Edition, harbour: Section, write: NewStory, ida: Person, lena: Person, new_browser: NewBrowser, tell: Tell
) -> None:  # fmt: skip
    follow(lena, watched, Kind.SECTION, harbour.pk)
    new_browser("lena", of=lena)
    story = write("A ferry")
    story.publish(by=ida)
    tell(later=timedelta(0))
    story.retract("There was none.", by=ida)
    Alert.objects.all().delete()  # as if the clock had not come to it yet

    assert tell() == []


def test_the_clocks_may_be_interrupted_anywhere_and_run_twice(
    watched: Edition, ida: Person, lena: Person, new_browser: NewBrowser, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(spreading, "AT_ONCE", 1)
    follow(lena, watched, Kind.FLASHES)
    for name in ("anna", "ben", "carla"):
        new_browser(name)
    flash(watched, ida)
    now = timezone.now()
    stale = LogPlace.objects.get(stream="wire:en")
    watching.take_news(now)
    assert watching._take(stale, watched, now) == 1  # of another process, which was slower
    mine, others = Alert.objects.to_be_spread().get(), Alert.objects.to_be_spread().get()
    assert spreading._tell_browsers(mine, now)
    with pytest.raises(spreading.Overtaken):
        spreading._tell_browsers(others, now)
    assert spreading._tell_browsers(mine, now)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Alert, "is_moved", lambda *_told: False)
        spreading.spread(now)  # while another process is at it
    assert Alert.objects.to_be_spread().count() == 1

    assert tell() == [(name, f"Flash · {PAPER}") for name in ("anna", "ben", "carla")]
    assert Alerted.objects.count() == 1
    assert Alert.objects.to_be_spread().count() == 0


def test_nobody_is_woken_for_what_happened_before(
    english: Edition, ida: Person, new_browser: NewBrowser, tell: Tell, write: NewStory
) -> None:
    new_browser("anna")
    write("Of an archive").publish(by=ida, at=timezone.now() - timedelta(days=900))
    old = Flash(edition=english, headline="Long ago")
    old.send(by=ida, at=timezone.now() - timedelta(days=1))

    assert tell() == []
    assert not Alert.objects.exists()


def test_a_closed_account_is_told_nothing(
    watched: Edition, ida: Person, lena: Person, sami: Person, new_browser: NewBrowser, tell: Tell
) -> None:
    for person in (lena, sami):
        follow(person, watched, Kind.FLASHES)
        new_browser(person.name.lower(), of=person)
    sami.is_active = False
    sami.save()
    flash(watched, ida)
    tell(later=timedelta(0))
    lena.is_active = False  # after she was put on the list
    lena.save()

    assert tell() == []
    assert list(Alerted.objects.values_list("person", flat=True)) == [lena.pk]


def test_who_wants_it_on_the_page_alone_is_not_rung_at(
    watched: Edition, ida: Person, lena: Person, new_browser: NewBrowser, tell: Tell
) -> None:
    Follow.objects.filter(pk=follow(lena, watched, Kind.FLASHES).pk).update(
        by_push=False, by_mail=True
    )
    new_browser("lena", of=lena)
    flash(watched, ida)

    assert tell() == []
    assert Alerted.objects.to_be_mailed(timezone.now()).count() == 1
    seen(lena, timezone.now())
    assert Alerted.objects.to_be_mailed(timezone.now()).count() == 0


def test_the_clock_looks_when_something_was_committed_and_forgets_in_time(
    watched: Edition, ida: Person, lena: Person, service: Service
) -> None:
    follow(lena, watched, Kind.FLASHES)
    clock = AlertClock()
    clock.tick()
    flash(watched, ida)
    clock._looked = 0  # the pulse is beaten by a commit, and a test commits nothing
    clock.tick()
    assert Alerted.objects.count() == 1
    clock.tick()
    Alert.objects.update(made_at=timezone.now() - timedelta(days=61))
    clock._swept = -10_000
    clock.tick()

    assert not Alerted.objects.exists()
    assert not Endpoint.objects.exists()


def test_a_story_that_nobody_may_see_any_more_is_no_longer_on_the_page(
    watched: Edition, harbour: Section, write: NewStory, ida: Person, lena: Person, tell: Tell
) -> None:
    follow(lena, watched, Kind.SECTION, harbour.pk)
    stories: list[Story] = [write(), write()]
    for story in stories:
        story.publish(by=ida)
    tell()
    stories[0].kill("Law.", by=ida)
    tell()

    left = [told.alert.headline for told in Alerted.objects.to(lena, timezone.now())]
    assert left == [stories[1].headline]
