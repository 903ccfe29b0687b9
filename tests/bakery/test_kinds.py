"""Every public address says whether it is baked, personal or for machines."""

import pytest
from django.urls import resolve

from nightdesk.bakery.kinds import Kind, find
from nightdesk.editions.models import Edition
from nightdesk.stories.models import Story
from tests.addresses import patterns

VALUES = {
    "edition": "en",
    "slug": "harbour-fire",
    "section": "harbour",
    "name": "mark.svg",
    "side": "192",
    "year": "2026",
    "month": "11",
    "day": "22",
    "key": "abcdefghijkm",
    "kind": "comments",
    "token": "abc",
    "extension": "jpg",
    "uri": "urn:x:1",
    "seq": "1",
    "number": "1",
    "pk": "1",
    "room": "quay",
    "line": "2",
}


def address(route: str) -> str:
    filled = route
    for part in route.split("<")[1:]:
        written = part.split(">")[0]
        filled = filled.replace(f"<{written}>", VALUES[written.rpartition(":")[2]])
    return f"/{filled}"


def public() -> list[str]:
    """The desk says it once for all its addresses."""
    return sorted({route for route, *_rest in patterns() if not route.startswith("desk/")})


@pytest.mark.parametrize("route", public())
def test_the_address_says_how_it_is_answered(route: str) -> None:
    found = find(address(route))

    assert found is not None
    assert found.said is not None, f"say beside its pattern whether {route} is baked"


def test_the_whole_desk_is_personal() -> None:
    found = [find(one) for one in ("/desk/", "/desk/stories/", "/desk/login/")]

    assert [one and one.said and one.said.kind for one in found] == [Kind.PERSONAL] * 3


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", Kind.MACHINE),
        ("/en/", Kind.BAKED),
        ("/en/wire/", Kind.BAKED),
        ("/en/harbour/harbour-fire/", Kind.BAKED),
        ("/en/topics/ferries/feed.xml", Kind.BAKED),
        ("/api/v1/items", Kind.MACHINE),
        ("/media/abc.jpg", Kind.PERSONAL),
    ],
)
def test_kinds_are_what_they_should_be(address: str, kind: Kind) -> None:
    found = find(address)

    assert found is not None
    assert found.said is not None
    assert found.said.kind == kind


def test_an_address_of_no_shape_is_nobodys() -> None:
    assert find("/en/harbour/fire") is None
    assert find("/a/b/c/d/e/") is None


def test_the_shape_leads_where_django_leads(english: Edition, harbour_fire: Story) -> None:
    for one in ("/en/", "/en/harbour/", "/en/harbour/harbour-fire/", "/en/wire/", "/robots.txt"):
        found = find(one)
        assert found is not None
        assert found.pattern.callback is resolve(one).func
