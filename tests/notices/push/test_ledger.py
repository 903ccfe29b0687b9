"""Each browser is told once, whatever becomes of the push service, of the browser and of us."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from nightdesk.notices.push import ledger, stopping
from nightdesk.notices.push.clock import PushClock
from nightdesk.notices.push.models import Endpoint, Push, PushDelivery
from tests.notices.push.conftest import Put, send
from tests.notices.push.service import Service

MINUTE = timedelta(minutes=1)


def states() -> list[str]:
    return list(PushDelivery.objects.order_by("pk").values_list("state", flat=True))


def test_a_push_service_receives_and_browsers_open_it(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna", "ben")

    assert send(pool) == 2
    assert send(pool) == 0
    assert service.titles() == [("anna", "High tide"), ("ben", "High tide")]
    told = service.arrived[0]
    assert told.told == {
        "web_push": 8030,
        "notification": {
            "title": "High tide",
            "body": "Number 1",
            "navigate": "/en/",
            "tag": "tide",
            "lang": "en",
            "dir": "ltr",
            "silent": False,
            "data": {"id": "1"},
        },
    }
    assert (told.headers["topic"], told.headers["urgency"]) == ("tide", "normal")
    assert told.headers["content-encoding"] == "aes128gcm"
    assert 3500 < int(told.headers["ttl"]) <= 3600
    assert states() == ["sent", "sent"]


def test_put_twice_it_is_sent_once(put: Put, service: Service, pool: ThreadPoolExecutor) -> None:
    push = put("anna")
    PushDelivery.objects.add(push, {one.pk: timezone.now() for one in Endpoint.objects.all()})
    send(pool)
    PushDelivery.objects.add(push, {one.pk: timezone.now() for one in Endpoint.objects.all()})
    send(pool)

    assert service.asked == 1


def test_what_another_process_took_is_left_to_it_until_its_lease_is_over(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna", "ben")
    assert len(PushDelivery.objects.take(timezone.now(), 1)) == 1  # and it was killed

    assert send(pool) == 1
    assert send(pool) == 0
    assert send(pool, later=2 * MINUTE) == 1
    assert [name for name, _title in service.titles()] == ["anna", "ben"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    put: Put, service: Service, pool: ThreadPoolExecutor, status: int
) -> None:
    put("anna", "ben")
    service.answers = [(status, {})]
    send(pool)

    assert Endpoint.objects.count() == 1
    assert states() == ["sent"]


@pytest.mark.parametrize(
    ("status", "after", "wait"), [(429, "120", 120), (503, "", 20), (500, "soon", 20)]
)
def test_a_service_that_is_busy_is_asked_later(
    put: Put, service: Service, pool: ThreadPoolExecutor, status: int, after: str, wait: int
) -> None:
    put("anna")
    service.answers = [(status, {"Retry-After": after})]
    send(pool)
    again = PushDelivery.objects.get()

    assert wait - 5 < (again.next_try_at - timezone.now()).total_seconds() <= wait
    assert send(pool) == 0
    assert Endpoint.objects.get().failures == 1
    assert send(pool, later=3 * MINUTE) == 1
    assert (states(), Endpoint.objects.get().failures) == (["sent"], 0)


def test_nobody_is_told_when_it_is_too_late(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna")
    service.answers = [(503, {"Retry-After": "999999999999"})]
    send(pool)  # an hour is the longest wait, and as long as anybody wants to know
    put("anna", subject=2)
    send(pool, later=61 * MINUTE)

    assert states() == ["failed", "dropped"]
    assert service.asked == 1


def test_what_a_service_refuses_is_not_tried_again_and_its_browser_is_given_up_in_time(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna", "ben")
    Endpoint.objects.filter(address__endswith="ben").update(failures=29)
    service.answers = [(403, {}), (400, {})]
    send(pool)

    assert states() == ["failed"]
    assert [one.failures for one in Endpoint.objects.all()] == [1]


def test_what_was_hidden_meanwhile_or_is_drawn_by_nobody_is_dropped(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna", subject=0)
    Push.objects.filter(pk=put("ben", subject=5).pk).update(kind="unknown")
    send(pool)

    assert (states(), service.asked) == (["dropped", "dropped"], 0)


def test_what_waits_can_be_dropped_and_who_was_reached_is_known(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna")
    send(pool)
    put("ben", subject=2, at=timezone.now() + MINUTE)
    PushDelivery.objects.drop("tide")
    send(pool, later=2 * MINUTE)

    assert states() == ["sent", "dropped"]
    reached = PushDelivery.objects.reached("tide")
    assert [one.address.rpartition("/")[2] for one in reached] == ["anna"]
    assert not PushDelivery.objects.on_the_way(timezone.now()).exists()


def test_the_switch_stops_everything_at_once(
    put: Put,
    service: Service,
    pool: ThreadPoolExecutor,
    tmp_path: Path,
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.DATA = tmp_path
    put("anna")
    call_command("stop_push", "A false flash")
    assert send(pool) == 0
    assert stopping.switch().read_text() == "A false flash"
    call_command("resume_push")
    call_command("resume_push")

    assert send(pool) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Alerts are pushed again.",
        "Push was not stopped.",
    ]


def test_the_clock_sends_at_once_what_is_due_and_forgets_what_is_long_over(
    put: Put, service: Service
) -> None:
    push = put("anna")
    clock = PushClock()
    assert clock.tick() < clock.pause
    assert clock.tick() == clock.pause
    clock.stop()
    Push.objects.filter(pk=push.pk).update(expires_at=timezone.now() - timedelta(days=31))

    assert ledger.sweep(timezone.now()) == 1
    assert not PushDelivery.objects.exists()


def test_keys_that_went_bad_mean_that_nobody_is_there(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna")
    Endpoint.objects.update(p256dh="B")
    send(pool)

    assert not Endpoint.objects.exists()


def test_a_service_that_cannot_be_reached_is_asked_later(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna")
    Endpoint.objects.update(address="https://hook.example:9/anna")  # no port that is asked
    send(pool)

    assert (states(), Endpoint.objects.get().failures) == (["waiting"], 1)


def test_who_is_killed_before_it_was_noted_sends_what_takes_the_place_of_the_first(
    put: Put, service: Service, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("anna")
    with monkeypatch.context() as patch, pytest.raises(InterruptedError):
        patch.setattr(ledger, "_note", killed)
        send(pool)
    assert (states(), send(pool)) == (["waiting"], 0)

    assert send(pool, later=2 * MINUTE) == 1
    first, second = service.arrived
    assert first.told == second.told  # also its name, by which a browser knows not to ring again
    assert first.headers["topic"] == second.headers["topic"] == first.told["notification"]["tag"]
    assert service.lying("anna") == [second.told["notification"]]


def killed(*_told: object) -> None:
    raise InterruptedError


def test_a_later_alert_takes_the_place_of_the_one_before_on_its_way_too(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    for subject in (1, 2):
        put("anna", subject=subject)
        send(pool)

    assert [one["body"] for one in service.lying("anna")] == ["Number 2"]


def test_what_could_not_be_begun_at_once_is_drawn_anew(
    put: Put, service: Service, pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("anna")
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "FRESH", -1)
        assert send(pool) == 1
    assert (service.asked, PushDelivery.objects.reached("tide").count()) == (0, 0)
    send(pool)

    assert (service.asked, PushDelivery.objects.get().tries) == (1, 1)


def test_who_did_not_answer_may_have_been_told_and_is_told_that_it_is_taken_back(
    put: Put, service: Service, pool: ThreadPoolExecutor
) -> None:
    put("anna", "ben", "carl", subject=1)
    Endpoint.objects.filter(address__endswith="anna").update(address="https://hook.example:9/anna")
    service.answers = [(503, {}), (201, {})]
    send(pool)
    put("dora", subject=0)  # hidden meanwhile
    send(pool)
    PushDelivery.objects.drop("tide")

    assert service.asked == 2
    assert (
        PushDelivery.objects.reached("tide").count() == 2
    )  # the silent one, and the one that took it
