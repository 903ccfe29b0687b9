"""What the tests of webhooks share: a program that is told, and the clock's rounds until it was."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from nightdesk.lib.outbound import Client
from nightdesk.notices.hooks import callers, clock
from nightdesk.notices.hooks.models import Hook
from nightdesk.people.models import Person
from nightdesk.syndication.webhooks import KINDS
from tests.receiving import Program, listening

House = tuple[Program, Client]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with listening(tmp_path_factory.mktemp("hooks")) as there:
        yield there


@pytest.fixture
def program(house: House, monkeypatch: pytest.MonkeyPatch, db: None) -> Program:
    program, client = house
    program.sent.clear()
    program.status = 204
    monkeypatch.setattr(callers, "client", lambda: client)
    return program


@pytest.fixture
def secret(program: Program, ada: Person) -> str:
    return begun(program, ada)


def begun(program: Program, by: Person, *kinds: str) -> str:
    hook = Hook(name="The chat", url=f"{program.origin}/hook", kinds=list(kinds or KINDS))
    return hook.begin(by=by)


def after(**past: int) -> datetime:
    return timezone.now() + timedelta(**past)


def told(program: Program) -> list[dict[str, Any]]:
    return [json.loads(body) for _headers, body in program.sent]


def work(now: datetime) -> int:
    """Rounds of the clock until nobody is due; how many calls were answered."""
    ours, answered = callers.Callers(), 0
    while clock.work(now, ours):
        while ours.are_busy:
            answered += ours.settle_ended(now, wait=15)
    return answered
