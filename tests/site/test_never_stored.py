"""Whatever depends on who asks is stored by nobody, wherever it was drawn."""

from collections.abc import Iterator

import pytest
from django.test import Client

from nightdesk.bakery.kinds import Kind, find
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.addresses import fill, patterns

VALUES = {"edition": ["en"], "uri": ["urn:x:1"], "key": ["abc"], "extension": ["jpg"]}


def not_the_same_for_all() -> Iterator[str]:
    """Every such address, as far as it can be written without knowing a number."""
    for route, _pattern, _converters in patterns():
        is_ours = not route.startswith("desk/") or "^" not in route
        parameters = {part.split(">")[0].rpartition(":")[2] for part in route.split("<")[1:]}
        if not is_ours or parameters - set(VALUES):
            continue
        for address in fill(route, VALUES):
            found = find(address)
            if found and found.said and found.said.kind != Kind.BAKED:
                yield address


@pytest.mark.parametrize("name", ["", "lena", "ida"])
def test_what_depends_on_who_asks_is_never_stored(
    name: str, english: Edition, harbour_fire: Story, request: pytest.FixtureRequest
) -> None:
    client = Client()
    if name:
        person: Person = request.getfixturevalue(name)
        client.force_login(person)
    told = {one: client.get(one).headers["Cache-Control"] for one in not_the_same_for_all()}

    assert len(told) > 60
    assert {one: said for one, said in told.items() if "no-store" not in said} == {
        "/en/wire.json": "no-cache"
    }


@pytest.mark.parametrize("address", ["/en/nothing/", "/nothing", "/en/harbour/harbour-fire/?utm=1"])
def test_what_says_nothing_of_caches_is_kept_by_none(harbour_fire: Story, address: str) -> None:
    assert Client().get(address).headers["Cache-Control"] == "no-store"
