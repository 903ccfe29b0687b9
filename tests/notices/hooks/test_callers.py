"""Who does not answer holds up nobody else, however many do not."""

import socket
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.notices.hooks import callers, calling
from nightdesk.notices.hooks.callers import FAILING_TOGETHER, TOGETHER, Callers
from nightdesk.notices.hooks.clock import HookClock
from nightdesk.notices.hooks.models import Attempt, Hook
from nightdesk.people.models import Person
from tests.notices.hooks.conftest import after, begun
from tests.receiving import Program


@pytest.fixture
def deaf(program: Program) -> Iterator[str]:
    """The address of a machine that lets itself be called, and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield f"https://127.0.0.1:{server.getsockname()[1]}/"


@pytest.fixture
def ports(monkeypatch: pytest.MonkeyPatch, program: Program) -> None:
    """Any port of this machine is called."""
    made = callers.client()
    opened = type(made)(
        ports=frozenset(range(65_536)),
        is_allowed=made.is_allowed,
        resolve=made.resolve,
        context=made.context,
    )
    monkeypatch.setattr(callers, "client", lambda: opened)


def hang(deaf: str, by: Person, many: int) -> list[Hook]:
    """So many hooks that are called, and do not answer."""
    made = []
    for number in range(many):
        hook = Hook(name=f"Deaf {number}", url=deaf, kinds=[])
        hook.begin(by=by)
        calling.try_out(hook, timezone.now())
        calling.try_out(hook, timezone.now())
        made.append(hook)
    return made


def told_within(clock: HookClock, program: Program, at: datetime, seconds: float) -> bool:
    """Whether the program was told meanwhile, by a clock that ticks as it does in the house."""
    while (timezone.now() - at).total_seconds() < seconds:
        clock._stopped.wait(clock.tick())
        if program.sent:
            return True
    return False


@pytest.mark.usefixtures("ports")
def test_who_does_not_answer_holds_up_nobody_else(deaf: str, program: Program, ada: Person) -> None:
    hang(deaf, ada, 3)
    clock = HookClock()
    clock.tick()
    begun(program, ada)
    calling.try_out(Hook.objects.get(name="The chat"), timezone.now())
    pulse.beat()
    began = timezone.now()

    assert told_within(clock, program, began, 5)
    assert Attempt.objects.filter(call__hook__url=deaf).count() == 0  # nobody gave them up for it


@pytest.mark.usefixtures("ports")
def test_each_hook_is_called_once_at_a_time_and_all_are_bounded(
    deaf: str, program: Program, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "SECONDS", 0.2)
    hang(deaf, ada, TOGETHER + 2)
    ours = Callers()

    assert [ours.begin_due(timezone.now()) for _round in range(3)] == [TOGETHER, 0, 0]
    while ours.are_busy:
        ours.settle_ended(timezone.now(), wait=5)
    assert set(Attempt.objects.values_list("status", "answer")) == {
        (0, "It did not answer in time.")
    }
    # Now these sixteen fail: the two that were not called yet come first, and of the others half as many.
    assert ours.begin_due(after(minutes=1)) == 2 + FAILING_TOGETHER


@pytest.mark.usefixtures("ports")
def test_what_is_removed_while_it_is_called_is_no_trouble(
    deaf: str, program: Program, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "SECONDS", 0.1)
    [hook] = hang(deaf, ada, 1)
    ours = Callers()
    ours.begin_due(timezone.now())
    hook.delete()

    assert ours.settle_ended(timezone.now(), wait=5) == 1
    assert not ours.are_busy
