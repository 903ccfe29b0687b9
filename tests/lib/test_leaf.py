import pytest
from django.http import Http404
from django.test import RequestFactory

from nightdesk.lib.leaf import Leaf


def leaf(query: str, items: int) -> Leaf:
    request = RequestFactory().get("/fr/wire/" + query)
    return Leaf.asked_for(request, list(range(items)), length=3)


def test_the_first_leaf_is_shown_when_none_is_asked_for() -> None:
    assert leaf("", 7) == Leaf(items=[0, 1, 2], number=1, has_older=True)


def test_the_last_leaf_knows_that_nothing_follows() -> None:
    assert leaf("?page=3", 7) == Leaf(items=[6], number=3, has_older=False)


def test_a_full_last_leaf_promises_no_other() -> None:
    assert not leaf("?page=2", 6).has_older


def test_a_leaf_has_neighbours() -> None:
    here = leaf("?page=2", 7)
    assert (here.is_first, here.newer, here.older) == (False, 1, 3)


def test_an_empty_list_has_one_empty_leaf() -> None:
    assert leaf("", 0) == Leaf(items=[], number=1, has_older=False)


@pytest.mark.parametrize("query", ["0", "-1", "9", "x", "", "1.5", "²", "٣", "9" * 400])
def test_a_leaf_that_is_none_is_an_unknown_address(query: str) -> None:
    with pytest.raises(Http404):
        leaf(f"?page={query}", 7)
