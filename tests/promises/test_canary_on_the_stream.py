"""Nothing of a hidden story is told on any stream: neither as it happens, nor to who asks from the beginning."""

import asyncio
import re

import pytest

from nightdesk.lib import figures
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stream import cursor
from nightdesk.stream.cursor import START
from nightdesk.stream.endpoint import Endpoint
from tests.listening import EventSource
from tests.promises.test_canary import HIDDEN, canary, hidden
from tests.stream.server import elsewhere, listening, play, scope

__all__ = ["hidden"]
pytestmark = pytest.mark.django_db(transaction=True)

PUBLIC = ("wire:en", "wire:fr")
NO_STREAM = ("desk:en", "desk:fr", "events", "wire:", "story:")


def secrets_of(stories: list[Story]) -> "re.Pattern[str]":
    words = [canary(state) for state in (*HIDDEN, "revision", "page")]
    # A killed story was known to readers: its name is taken back by name.
    words += [story.uri.removeprefix("urn:uuid:") for story in stories if story.state != "killed"]
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


def told(heard: EventSource) -> str:
    return repr([(frame.operation, frame.cursor, frame.data) for frame in heard.frames])


def act_on_what_is_hidden(stories: list[Story], editor: Person, known: Story) -> None:
    """Everything the desk does with copy that readers have not seen; then one act that they see."""
    by_state = {story.state: Story.objects.get(pk=story.pk) for story in stories}
    for story in by_state.values():
        story.save_revision(user=editor, clean=False)
    by_state["scheduled"].unschedule(by=editor)
    by_state["embargoed"].lift_embargo("Called off.", by=editor)
    by_state["submitted"].approve(by=editor)
    by_state["held"].approve(by=editor)
    by_state["draft"].spike(canary("draft"), by=editor)
    by_state["spiked"].revive(by=editor)
    Story.objects.get(pk=known.pk).correct("It was nine.", by=editor)


def test_no_stream_tells_of_what_is_hidden(
    hidden: list[Story], harbour_fire: Story, ida: Person
) -> None:
    secret = secrets_of(hidden)
    from_the_start = cursor.write(dict.fromkeys(PUBLIC, START))

    async def scenario(endpoint: Endpoint) -> None:
        asked = scope(*PUBLIC, after=from_the_start)
        async with listening(endpoint, asked) as reader:
            heard = await reader.until(lambda heard: len(heard.of("wire:en")) >= 2)
            before = len(heard.frames)
            await elsewhere(act_on_what_is_hidden, hidden, ida, harbour_fire)
            heard = await reader.frames(before + 1)
        # Of ten acts readers hear of one, and no number is missing.
        assert len(heard.frames) == before + 1
        assert heard.of("wire:en") == list(range(1, len(heard.of("wire:en")) + 1))
        assert secret.findall(told(heard)) == []
        async with listening(endpoint, asked) as again:
            replayed = await again.until(lambda replayed: len(replayed.frames) > before)
        assert secret.findall(told(replayed)) == []
        assert "Fire on the north quay" in told(replayed)

    play(scenario)
    assert secret.findall(figures.told()) == []


def test_a_hidden_story_has_no_stream_of_its_own(hidden: list[Story]) -> None:
    """Its name is answered like one that nobody ever had."""

    async def scenario(endpoint: Endpoint) -> None:
        names = [f"story:{story.uri}" for story in hidden if story.state != "killed"]
        for name in (*names, *NO_STREAM, "story:urn:uuid:nobody"):
            async with asyncio.timeout(10), listening(endpoint, scope(name)) as reader:
                await reader.is_over.wait()
            assert (name, reader.status) == (name, 404)

    play(scenario)
