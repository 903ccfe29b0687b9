"""Every role at every address, with every verb: what the table does not allow is not allowed."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from nightdesk.bakery.parts import Parts
from nightdesk.desk.acts.all import ACTS
from nightdesk.desk.urls import closed
from nightdesk.editions.models import Desk, Section
from nightdesk.fronts.models import Front
from nightdesk.live.models import LiveBlog
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.people.roles import BOUND_TO_DESKS, Role
from nightdesk.stories.models import Author, StandingPage, Story
from nightdesk.stories.models.approval import DeskApproval
from nightdesk.topics.models import Topic
from tests.cast import NewStory
from tests.desk import matrix
from tests.media.pictures import drawn, file_of

ROLES = (matrix.ANONYMOUS, *Role)
Sample = dict[str, Any]
World = dict[str, Any]

pytestmark = pytest.mark.usefixtures("queue")


@pytest.fixture
def world(
    write: NewStory,
    sport: Section,
    ada: Person,
    author: Author,
    harbour_desk: Desk,
    regatta: LiveBlog,
) -> World:
    """A submitted story of the harbour desk and one of sport, one under embargo, and one of everything."""
    own, other, later = write(), write(section=sport), write()
    for story in (own, other, later):
        story.submit(by=ada)
    later.embargo(timezone.now() + timedelta(days=1), by=ada)
    later.approve(by=ada)
    edition = author.edition
    page = StandingPage.objects.create(edition=edition, title="Who we are", slug="who", live=True)
    page.save_revision(user=ada)
    return {
        "own": own,
        "other": other,
        "later": later,
        "picture": Picture.take_in(file_of(drawn()), "quay.jpg", by=ada),
        "page": page,
        "authors": author,
        "topics": Topic.objects.create(edition=edition, name="Ferries", slug="ferries"),
        "standing_pages": page,
        "fronts": Front.objects.create(edition=edition),
        "editions": edition,
        "sections": sport,
        "desks": harbour_desk,
        "people": ada,
        "moderation": ada,
        "live_blogs": regatta.story,
        "post": regatta.post("The boats are out.", by=ada),
    }


@pytest.fixture
def client_of(harbour_desk: Desk, harbour: Section) -> Any:
    """Somebody of this role at the harbour desk, signed in; nobody for the anonymous."""

    def made(role: str) -> tuple[Client, Any]:
        client = Client(raise_request_exception=True)
        if role == matrix.ANONYMOUS:
            return client, AnonymousUser()
        person = Person.objects.create_user(f"{role}@harbour.example", role=role, name=role)
        person.desks.add(harbour_desk)
        client.force_login(person)
        return client, person

    return made


def test_every_address_of_the_desk_has_its_row() -> None:
    without = [
        name
        for name, _route in matrix.desk_patterns()
        if matrix.row(matrix.AT_LARGE, name) is None and not matrix.is_of_a_story(name)
    ]

    assert without == []


def test_the_table_names_no_address_that_is_not_there() -> None:
    names = {name for name, _route in matrix.desk_patterns()}
    known = names | {name.partition(":")[0] for name in names if ":" in name}

    assert {*matrix.AT_LARGE, *matrix.OF_A_STORY} - known == set()


def test_what_is_closed_is_closed_to_an_administrator(ada: Person, world: World) -> None:
    client = Client()
    client.force_login(ada)

    answers = {
        client.get(url).status_code
        for name, route, view in matrix.patterns()
        if view is closed
        for url in [address(route, sample(name, world, "own"))]
    }

    assert answers == {404}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_the_table_gives_it(role: str, world: World, client_of: Any) -> None:
    client, person = client_of(role)

    wrong = [
        (name, url)
        for name, route in matrix.desk_patterns()
        if not matrix.is_of_a_story(name)
        for url in [address(route, sample(name, world, "own"))]
        if is_let_in(opened(client, person, url), name)
        != (role in (matrix.row(matrix.AT_LARGE, name) or ()))
    ]

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("place", ["own", "other", "later"])
def test_a_role_opens_a_story_as_the_table_says(
    role: str, place: str, world: World, client_of: Any
) -> None:
    client, person = client_of(role)

    wrong = [
        (name, url)
        for name, route in matrix.desk_patterns()
        if matrix.is_of_a_story(name)
        for url in [address(route, sample(name, world, place))]
        if is_let_in(opened(client, person, url), name) != is_expected(name, role, place)
    ]

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_what_the_table_gives_it(
    role: str, write: NewStory, sport: Section, ada: Person, client_of: Any
) -> None:
    client, _person = client_of(role)

    wrong = []
    for act in ACTS:
        for place, section in (("own", None), ("other", sport)):
            story = ready_for(act.verb, write(**({"section": section} if section else {})), ada)
            before = story.events.count()
            client.post(f"/desk/stories/{story.pk}/{act.address}/", answers(story))
            did = story.events.count() - before
            may = is_expected(f"story_acts:{act.address}", role, place)
            if did != (1 if may else 0):
                wrong.append((act.address, place, did))

    assert wrong == []


@pytest.mark.parametrize("place", ["own", "other", "later"])
def test_outside_the_desk_a_sign_in_gives_nobody_anything(
    place: str, world: World, client_of: Any
) -> None:
    clients = [(client_of(role)[0], Parts()) for role in ROLES]

    different = [
        url
        for name, route, _view in matrix.patterns()
        if not route.startswith(("desk/", "account/")) and name not in matrix.PERSONAL
        for url in [address(route, sample(name, world, place))]
        if len({told(client, url, parts) for client, parts in clients}) > 1
    ]

    assert different == []


def opened(client: Client, person: Any, url: str) -> Any:
    """Looking at the sign-out page signs out; the next address is opened signed in again."""
    response = client.get(url)
    if person.is_authenticated and "logout" in url:
        client.force_login(person)
    return response


def told(client: Client, url: str, parts: Parts) -> tuple[int, bytes]:
    """`parts` are kept for this client alone: what one is shown is drawn for no other."""
    with parts.in_use("testserver"):
        response = client.get(url)
        content = b"".join(response) if response.streaming else response.content
    return response.status_code, re.sub(rb"\d\d:\d\d:\d\d", b"now", content)


def is_expected(name: str, role: str, place: str) -> bool:
    audience = matrix.row(matrix.OF_A_STORY, name) or matrix.NOBODY
    if place == "other" and role in BOUND_TO_DESKS:
        return False
    if place == "later" and role == Role.REPORTER:
        return name in matrix.REPORTERS_AFTER_APPROVAL
    if place == "later" and name in matrix.WHILE_IT_WAITS:
        return False
    return role in audience


def is_let_in(response: Any, name: str) -> bool:
    """Away is «not found», the sign-in, or the desk's home with a word that this is not one's own."""
    if response.status_code in {403, 404}:
        return False
    away = response.get("Location", "").partition("?")[0]
    return name == "wagtailadmin_login" or away not in {"/desk/", "/desk/login/"}


def ready_for(verb: str, story: Story, by: Person) -> Story:
    """Bring a draft where the verb may begin."""
    hour = timezone.now() + timedelta(hours=1)
    before = {
        "send_back": lambda: story.submit(by=by),
        "unschedule": lambda: story.schedule(hour, by=by),
        "lift_embargo": lambda: story.embargo(hour, by=by),
        "kill": lambda: story.submit(by=by),
        "revive": lambda: story.spike(by=by),
    }
    if verb in {"update", "correct", "retract"}:
        story.publish(by=by)
    before.get(verb, lambda: None)()
    story.refresh_from_db()
    return story


def answers(story: Story) -> Sample:
    hour = f"{timezone.now() + timedelta(days=1):%Y-%m-%d %H:%M}"
    words = dict.fromkeys(("why", "reason", "text"), "The pilot called.")
    return {"version": story.version, "until": hour, "at": hour, "kind": "correction", **words}


def sample(name: str, world: World, place: str) -> Sample:
    """A value for every part of an address that is filled in."""
    story: Story = world[place]
    waiting = story.workflow_states.last()
    record = world.get(name.partition(":")[0], world["page"])
    is_story = matrix.is_of_a_story(name)
    subject = story if is_story else record
    revision = getattr(subject, "latest_revision_id", None) or story.latest_revision_id
    return {
        "pk": world["picture"].pk if name.startswith("wagtailimages") else subject.pk,
        "image_id": world["picture"].pk,
        "uploaded_file_id": 1,
        "revision_id": revision,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "task_state_id": waiting.current_task_state_id,
        "workflow_state_id": waiting.pk,
        "task_id": DeskApproval.objects.get().pk,
        "action_name": "approve",
        "app_label": "stories",
        "model_name": "tag" if "autocomplete" in name else "story",
        "action": f"publish/?id={story.pk}&next=",
        "app_name": "taggit",
        "object_id": story.pk,
        "edition": "en",
        "code": "en",
        "number": 1,
        "key": world["post"].pk,
        "section": story.section.slug,
        "slug": story.slug,
        "year": 2026,
        "month": 1,
        "day": 1,
    }


def address(route: str, values: Sample) -> str:
    """The route with every `<converter:name>` and `(?P<name>…)` filled in."""
    plain = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^)]*\))*\)", r"<\1>", route)
    plain = plain.replace("\\", "").replace("^", "").replace(".*", "nowhere").rstrip("$")

    def filled(part: re.Match[str]) -> str:
        return str(values.get(part[1], "1"))

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", filled, plain)
