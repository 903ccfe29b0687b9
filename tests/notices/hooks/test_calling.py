"""Webhooks: each event once, signed so that both sides are sure, tried for a day, and never inside the house."""

import base64
import hashlib
import hmac
import ipaddress
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from nightdesk.events import pulse
from nightdesk.notices.hooks import calling
from nightdesk.notices.hooks.clock import HOUR, HookClock
from nightdesk.notices.hooks.models import Attempt, Call, Hook
from nightdesk.notices.hooks.noting import forget_old
from nightdesk.notices.post.models import Letter
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.wire.models import Flash
from tests.cast import NewStory
from tests.notices.hooks.conftest import after, begun, told, work
from tests.receiving import Program


def is_signed(headers: dict[str, str], body: bytes, secret: str) -> bool:
    """As Standard Webhooks has it checked."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    return f"v1,{expected}" in headers["webhook-signature"].split(" ")


def test_each_event_is_told_once_signed_and_with_what_readers_know(
    secret: str, program: Program, write: NewStory, ida: Person
) -> None:
    draft = write("Not for readers")
    draft.submit(by=ida)
    story = write("Fire", slug="fire", standfirst="It burns.")
    story.publish(by=ida)
    story.correct("At nine.", by=ida)
    for _round in range(3):
        work(timezone.now())

    first, second = sorted(told(program), key=lambda one: one["data"]["seq"])
    assert (first["type"], second["type"]) == ("story.published", "story.corrected")
    data = second["data"]
    assert data.pop("updated_at")
    assert data == {
        "stream": "wire:en", "seq": 2, "uri": story.uri, "edition": "en", "pubStatus": "usable",
        "url": "https://testserver/en/harbour/fire/", "state": "published", "language": "en",
        "section": "Harbour", "headline": "Fire", "standfirst": "It burns.",
        "correction": {"kind": "correction", "text": "At nine."},
    }  # fmt: skip
    headers, body = program.sent[0]
    assert is_signed(headers, body, secret)
    assert not is_signed(headers, body + b" ", secret)
    assert {call.state for call in Call.objects.all()} == {"taken"}


def test_a_hook_is_told_only_of_what_it_wants_and_of_nothing_before_it_was_there(
    program: Program, ada: Person, write: NewStory, ida: Person
) -> None:
    write("Before").publish(by=ida)
    begun(program, ada, "story.published")
    story = write("After")
    story.publish(by=ida)
    story.update(by=ida)
    work(timezone.now())

    assert [one["data"]["headline"] for one in told(program)] == ["After"]


def test_what_comes_late_says_nothing_of_a_story_that_was_killed(
    secret: str, program: Program, write: NewStory, ida: Person
) -> None:
    program.status = 500
    story = write("Fire at Fenwick & Sons", slug="fenwick")
    story.publish(by=ida)
    work(timezone.now())
    story.kill("A court said so.", by=ida)
    program.sent.clear()
    program.status = 204
    for minutes in (1, 2, 3):
        work(after(minutes=minutes))

    assert sorted(one["type"] for one in told(program)) == ["story.killed", "story.published"]
    for one in told(program):
        named = {key: one["data"][key] for key in one["data"] if key not in {"stream", "seq"}}
        assert named == {"uri": story.uri, "edition": "en", "pubStatus": "canceled"}


def test_a_retraction_tells_why(
    secret: str, program: Program, write: NewStory, ida: Person
) -> None:
    story = write("Fire", standfirst="It burns.")
    story.publish(by=ida)
    story.retract("There was no fire.", by=ida)
    work(timezone.now())

    for one in told(program):
        assert (one["data"]["state"], one["data"]["reason"]) == ("retracted", "There was no fire.")
        assert "standfirst" not in one["data"]


def test_flashes_and_comments_are_told_by_name_and_place(
    secret: str, program: Program, harbour_fire: Story, clara: Person, ida: Person
) -> None:
    comment = posting.post(harbour_fire, posting.Draft("I saw it."), by=clara)
    flash = Flash(edition=harbour_fire.edition, headline="Fire")
    flash.send(by=ida)
    work(timezone.now())
    work(timezone.now())
    by_kind = {one["type"]: one["data"] for one in told(program)}

    said = by_kind["comment.posted"]
    assert said["story"] == harbour_fire.uri
    assert said["url"].startswith("https://testserver/en/harbour/")
    assert b"I saw it." not in b"".join(body for _headers, body in program.sent)
    assert by_kind["flash.sent"]["headline"] == "Fire"

    program.sent.clear()
    flash.kill("A drill.", by=ida)
    Call.objects.all().again(timezone.now())
    comment = type(comment).objects.get(pk=comment.pk)
    comment.reject("abuse", by=ida)
    for _round in range(3):
        work(timezone.now())
    by_kind = {one["type"]: one["data"] for one in told(program)}
    assert (
        by_kind["flash.sent"]["pubStatus"] == by_kind["comment.posted"]["pubStatus"] == "canceled"
    )
    assert "headline" not in by_kind["flash.sent"]
    assert "url" not in by_kind["comment.posted"]


def test_it_is_tried_ten_times_within_a_day_under_one_name_and_can_be_sent_again(
    secret: str, program: Program, write: NewStory, ida: Person
) -> None:
    program.status = 503
    write("Fire").publish(by=ida)
    for hours in range(40):
        work(after(hours=hours))
    call = Call.objects.get()
    assert (len(program.sent), call.state, call.tries) == (10, "given_up", 10)
    assert call.last_attempt.status == 503
    assert Hook.objects.get().failing_since is not None

    program.status = 200
    assert Call.objects.given_up().again(timezone.now()) == 1
    work(timezone.now())
    assert len({headers["webhook-id"] for headers, _body in program.sent}) == 1
    call.refresh_from_db()
    assert (call.state, Attempt.objects.last().answer) == ("taken", "taken")
    assert Hook.objects.get().failing_since is None


def test_who_fails_for_days_is_switched_off_and_administrators_get_a_letter(
    secret: str, program: Program, ada: Person, write: NewStory, ida: Person
) -> None:
    program.status = 500
    for day in range(7):
        write(f"Fire on day {day}").publish(by=ida)
        work(after(days=day))
    hook = Hook.objects.get()
    assert (hook.is_on, hook.off_at is not None) == (False, True)
    [letter] = Letter.objects.all()
    assert letter.to == ada.email
    assert "The chat" in letter.subject
    assert f"/desk/webhooks/{hook.pk}/" in letter.text

    program.sent.clear()
    hook.switch_on()
    program.status = 204
    write("Fire today").publish(by=ida)
    for _round in range(9):
        work(after(minutes=1))
    assert "Fire today" in [one["data"]["headline"] for one in told(program)]
    assert Letter.objects.count() == 1


def test_who_says_that_it_is_gone_is_switched_off_at_once(
    secret: str, program: Program, write: NewStory, ida: Person
) -> None:
    program.status = 410
    write("Fire").publish(by=ida)
    work(timezone.now())
    assert not Hook.objects.get().is_on
    write("Flood").publish(by=ida)
    work(timezone.now())
    assert len(program.sent) == 1


def test_a_new_secret_and_the_one_before_it_both_sign_for_a_day(
    secret: str, program: Program
) -> None:
    hook = Hook.objects.get()
    newer = hook.rotate(timezone.now())
    for past in (timedelta(), timedelta(hours=25)):
        calling.try_out(hook, timezone.now())
        work(timezone.now() + past)
    now, later = program.sent
    assert is_signed(*now, secret)
    assert is_signed(*now, newer)
    assert is_signed(*later, newer)
    assert not is_signed(*later, secret)
    assert told(program)[0]["data"] == {"name": "The chat"}
    assert secret not in Hook.objects.get().secret + Hook.objects.get().former_secret


def test_no_machine_of_the_house_is_called_unless_the_operator_opened_its_network(
    ada: Person, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    hook = Hook(name="Inside", url="http://127.0.0.1:9/", kinds=[])
    hook.begin(by=ada)
    for networks in ((), (ipaddress.ip_network("10.0.0.0/8"),)):
        settings.HOOK_NETWORKS = networks
        calling.try_out(hook, timezone.now())
        work(timezone.now())
    said = list(Attempt.objects.order_by("pk").values_list("status", "answer"))
    assert said == [
        (0, "Only https addresses are asked."),
        (0, "127.0.0.1 is not on the public network."),
    ]


def test_the_log_is_kept_for_a_month_and_what_may_be_looked_at_again_longer(
    secret: str, program: Program, write: NewStory, ida: Person
) -> None:
    write("Fire").publish(by=ida)
    calling.try_out(Hook.objects.get(), timezone.now())
    work(timezone.now())
    work(timezone.now())
    assert forget_old(after(days=29)) == 0
    forget_old(after(days=31))
    assert Call.objects.get().event is not None
    Hook.objects.update(reached=5_000_000)
    forget_old(after(days=31))
    assert Call.objects.count() == 0


def test_the_clock_asks_nothing_while_nothing_was_committed(
    secret: str, program: Program, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    calling.try_out(Hook.objects.get(), timezone.now())
    clock = HookClock()
    assert clock.tick() < clock.pause  # somebody is called
    assert clock._callers.settle_ended(timezone.now(), wait=5) == 1
    clock._beat = None
    assert clock.tick() == clock.pause
    with django_assert_num_queries(0):
        assert clock.tick() == clock.pause
    pulse.beat()
    clock._swept -= HOUR
    clock.tick()
    assert len(program.sent) == 1
    assert clock._swept > clock._looked - HOUR
