"""A mailing of three, composed by a test."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from nightdesk.notices.post import composing, filling
from nightdesk.notices.post.composing import Draw, Recipient
from nightdesk.notices.post.journal import Journal, held
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Dispatch, Mailing
from nightdesk.notices.post.sender import Sender

BOX = "bounces@paper.example"


@dataclass
class Composed:
    """Says `text` to everybody; to nobody where there is none."""

    readers: list[str] = field(default_factory=lambda: [f"{one}@reader.example" for one in "abc"])
    text: str = "The tide is late."
    ends: int = 0

    def recipients(self, mailing: Mailing, after: int, most: int) -> Sequence[Recipient]:
        everyone = [Recipient(key, to, "en") for key, to in enumerate(self.readers, 1)]
        return [one for one in everyone if one.whom > after][:most]

    def drawn(self, mailing: Mailing) -> Draw | None:
        text = self.text
        return self._mail(text) if text else None

    def ended(self, mailing: Mailing) -> None:
        self.ends += 1

    def _mail(self, text: str) -> Draw:
        def mail(dispatch: Dispatch) -> Mail:
            leave = f"https://paper.example/leave/{dispatch.key}/"
            return Mail(dispatch.address, "Tides", text, key=dispatch.key, leave=leave)

        return mail


def steps() -> dict[str, str]:
    rows = Dispatch.objects.order_by("pk").values_list("address", "step")
    return {address.partition("@")[0]: step for address, step in rows}


@pytest.fixture
def composed() -> Composed:
    made = Composed()
    composing.register("tides", made)
    return made


@pytest.fixture
def mailing(db: None, composed: Composed) -> Mailing:
    """Addressed to everybody by now."""
    assert Mailing.objects.plan("tides", "tide:1", title="Tides")
    now = timezone.now()
    filling.begin_due(now)
    filling.fill(now)
    return Mailing.objects.get()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with held(tmp_path) as made:
        assert made is not None
        yield made


@pytest.fixture
def sent(mailing: Mailing, journal: Journal, settings: Any) -> Dispatch:
    settings.BOUNCES = BOX
    Sender(journal).send_some(9)
    return Dispatch.objects.earliest("pk")
