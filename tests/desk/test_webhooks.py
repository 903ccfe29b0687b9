"""Webhooks at the desk: administrators say what leaves the house, see how it went, and send it again."""

import pytest
from django.utils import timezone

from nightdesk.notices.hooks.models import Attempt, Call, Hook
from nightdesk.people.models import Person
from tests.desk.conftest import SitDown

TOLD = {"name": "The chat", "url": "https://chat.example/hook", "kinds": ["story.published"]}


@pytest.fixture
def hook(ada: Person) -> Hook:
    made = Hook(**TOLD)
    made.begin(by=ada)
    return made


def test_its_secret_is_shown_once(sit_down: SitDown, ada: Person) -> None:
    desk = sit_down(ada)
    page = desk.post("/desk/webhooks/", TOLD).content.decode()
    secret = page.partition("whsec_")[2].partition("<")[0]

    hook = Hook.objects.get()
    assert (hook.kinds, hook.made_by) == (["story.published"], ada)
    assert len(secret) == 44
    assert "whsec_" not in desk.get(f"/desk/webhooks/{hook.pk}/").content.decode()
    renewed = desk.post(f"/desk/webhooks/{hook.pk}/secret/").content.decode()
    assert "whsec_" in renewed
    assert secret not in renewed


@pytest.mark.parametrize(
    "url", ["http://chat.example/", "https://chat.example:22/", "ftp://x/", "chat"]
)
def test_an_address_that_is_never_asked_is_refused(
    sit_down: SitDown, ada: Person, url: str
) -> None:
    answer = sit_down(ada).post("/desk/webhooks/", TOLD | {"url": url})
    assert (answer.status_code, Hook.objects.count()) == (422, 0)


def test_what_it_is_told_of_can_be_changed(sit_down: SitDown, ada: Person, hook: Hook) -> None:
    desk, here = sit_down(ada), f"/desk/webhooks/{hook.pk}/"
    assert desk.post(here, TOLD | {"kinds": ["no.such"]}).status_code == 422
    assert desk.post(here, TOLD | {"kinds": ["flash.sent"]}).status_code == 302
    hook.refresh_from_db()
    assert hook.kinds == ["flash.sent"]


def test_it_is_tried_out_switched_and_removed(sit_down: SitDown, ada: Person, hook: Hook) -> None:
    desk, here = sit_down(ada), f"/desk/webhooks/{hook.pk}/"
    desk.post(f"{here}trial/")
    assert Call.objects.get().kind == "hook.tried"
    for is_on in (False, True):
        desk.post(f"{here}switch/")
        hook.refresh_from_db()
        assert hook.is_on == is_on
    desk.post(f"{here}removal/")
    assert (Hook.objects.count(), Call.objects.count()) == (0, 0)


def test_the_log_tells_how_it_went_and_sends_again(
    sit_down: SitDown, ada: Person, hook: Hook
) -> None:
    now = timezone.now()
    lost, taken = (
        Call.objects.create(
            hook=hook, kind="hook.tried", state=state, noted_at=now, next_try_at=now
        )
        for state in ("given_up", "taken")
    )
    Attempt.objects.create(call=lost, at=now, status=503, answer="<b>Later</b>", milliseconds=7)
    desk, here = sit_down(ada), f"/desk/webhooks/{hook.pk}/"
    page = desk.get(here).content.decode()
    assert "503 · 7 ms <bdi>&lt;b&gt;Later&lt;/b&gt;</bdi>" in page
    assert "Send again the one that was given up" in page

    desk.post(f"{here}replay/")
    assert dict(Call.objects.values_list("pk", "state")) == {lost.pk: "waiting", taken.pk: "taken"}
    desk.post(f"{here}replay/", {"call": taken.key})
    assert set(Call.objects.values_list("state", flat=True)) == {"waiting"}


def test_nobody_else_sees_or_changes_any(
    sit_down: SitDown, hook: Hook, ida: Person, max_moderator: Person
) -> None:
    here = f"/desk/webhooks/{hook.pk}/"
    for person in (ida, max_moderator):
        desk = sit_down(person)
        doors = [desk.get("/desk/webhooks/"), desk.get(here), desk.post(f"{here}secret/")]
        assert "chat.example" not in "".join(door.content.decode() for door in doors)
        assert {door.status_code for door in doors} <= {302, 403}
    assert Hook.objects.get().former_until is None
