"""The pulse: every process of the machine knows that something was committed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.events.models import Act, append
from nightdesk.people.models import Person

# A process that knows of the data folder only.
BEATER = """
import sys
from django.conf import settings
settings.configure(DATA=sys.argv[1])
from nightdesk.events import pulse
for _ in range(200):
    pulse.beat()
"""


def test_a_beat_moves_the_pulse_by_one() -> None:
    before = pulse.count()
    pulse.beat()
    assert pulse.count() == before + 1


def test_no_beat_of_many_threads_is_lost() -> None:
    before = pulse.count()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: pulse.beat(), range(400)))
    assert pulse.count() == before + 400


def test_no_beat_of_several_processes_is_lost() -> None:
    before = pulse.count()
    command = [sys.executable, "-c", BEATER, str(settings.DATA)]
    beating = [subprocess.Popen(command, cwd=settings.ROOT) for _ in range(3)]
    assert [process.wait() for process in beating] == [0, 0, 0]
    assert pulse.count() == before + 600


@pytest.mark.django_db(transaction=True)
def test_events_of_one_transaction_are_one_beat_and_only_after_the_commit(ida: Person) -> None:
    before = pulse.count()
    with transaction.atomic():
        for _ in range(3):
            append("wire:fr", Act("story.published", ida, ida, timezone.now(), {}))
        assert pulse.count() == before
    assert pulse.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_what_was_undone_beats_nothing_and_what_followed_it_does(ida: Person) -> None:
    before = pulse.count()
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            pulse.beat_on_commit()
            _ = 1 / 0
        pulse.beat_on_commit()
    assert pulse.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_what_changes_no_page_is_told_apart(ida: Person) -> None:
    """What is said in a full room must not have every page asked about."""
    commits, changes = pulse.count(), pulse.changes()
    with transaction.atomic():
        append("room:fr:harbour", Act("message.posted", ida, ida, timezone.now(), {}))
    assert (pulse.count() - commits, pulse.changes() - changes) == (1, 0)
    with transaction.atomic():
        pulse.beat_on_commit()
        append("wire:fr", Act("story.published", ida, ida, timezone.now(), {}))
    assert (pulse.count() - commits, pulse.changes() - changes) == (2, 1)


def test_a_pulse_of_eight_bytes_goes_on_as_one_of_sixteen(tmp_path: Path) -> None:
    """An older version of the house kept one number; its processes may still beat."""
    (tmp_path / "pulse").write_bytes(pulse.NUMBER.pack(41))
    memory = pulse._memory(tmp_path)
    assert [pulse._read(memory, which) for which in (pulse.COMMITS, pulse.CHANGES)] == [41, 0]
