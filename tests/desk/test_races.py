"""Two editors at once, each on a connection of their own: one act, one event, a clear word to the other."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail import hooks

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.state import State
from tests.desk.editor_page import typed

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Begin all together; give their answers in order."""
    start, given = threading.Barrier(len(acts)), dict[int, Any]()

    def run(place: int, act: Callable[[], Any]) -> None:
        start.wait(timeout=20)
        try:
            given[place] = act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return [given[place] for place in range(len(acts))]


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("address", "answers", "state"),
    [
        ("publication", {}, State.PUBLISHED),
        ("correction", {"kind": "correction", "text": "It was smoke."}, State.PUBLISHED),
        ("retraction", {"reason": "It never burned."}, State.RETRACTED),
        ("withdrawal", {"reason": "A court said so."}, State.KILLED),
    ],
)
def test_one_acts_and_the_other_is_told(
    address: str,
    answers: dict[str, str],
    state: State,
    draft: Story,
    ida: Person,
    tomas: Person,
) -> None:
    if address != "publication":
        draft.publish(by=ida)
    before = draft.events.count()
    form = answers | {"version": str(Story.objects.get(pk=draft.pk).version)}
    url = f"/desk/stories/{draft.pk}/{address}/"
    clients = [signed_in(ida), signed_in(tomas)]

    responses = at_once(*(lambda client=client: client.post(url, form) for client in clients))

    assert sorted(response.status_code for response in responses) == [302, 422]
    late = next(response for response in responses if response.status_code == 422)
    assert "was faster" in late.content.decode()
    assert Story.objects.get(pk=draft.pk).state == state
    assert draft.events.count() == before + 1


def test_two_buttons_publish_once_and_readers_have_the_copy_of_the_first(
    draft: Story, ida: Person, tomas: Person
) -> None:
    url = f"/desk/stories/edit/{draft.pk}/"
    pages = [
        (signed_in(person), typed(draft, headline=str(person), **{"action-publish": "1"}))
        for person in (ida, tomas)
    ]

    at_once(*(lambda client=client, page=page: client.post(url, page) for client, page in pages))

    story = Story.objects.get(pk=draft.pk)
    assert story.events.kinds() == ["story.published"]
    assert story.headline == str(story.last_event().actor)


def test_what_readers_have_is_what_was_published(draft: Story, ida: Person, rosa: Person) -> None:
    """A reporter's save and an editor's publication at once: the save is in it, or waits for the next."""
    url = f"/desk/stories/edit/{draft.pk}/"
    rosas, page = signed_in(rosa), typed(draft, headline="Half a sentence")

    at_once(
        lambda: rosas.post(url, page, headers={"Accept": "application/json"}),
        lambda: Story.objects.get(pk=draft.pk).publish(by=ida),
    )

    story = Story.objects.get(pk=draft.pk)
    assert story.headline == story.live_revision.content["headline"]
    assert story.events.kinds() == ["story.published"]


@pytest.mark.parametrize(("headers", "status"), [({}, 422), ({"Accept": "application/json"}, 400)])
def test_a_save_overtaken_on_its_way_is_told(
    headers: dict[str, str], status: int, draft: Story, ida: Person, tomas: Person
) -> None:
    """Tomas publishes after Ida's request has read the story, and before it saves."""
    client = signed_in(ida)
    page = typed(draft, headline="Too late")

    def meanwhile(_request: object, _story: object) -> None:
        Story.objects.get(pk=draft.pk).publish(by=tomas)

    with hooks.register_temporarily("before_edit_snippet", meanwhile):
        answer = client.post(f"/desk/stories/edit/{draft.pk}/", page, headers=headers)

    story = Story.objects.get(pk=draft.pk)
    assert (answer.status_code, story.headline) == (status, "A draft of the ferry story")
    assert "Tomas was faster" in answer.content.decode()
