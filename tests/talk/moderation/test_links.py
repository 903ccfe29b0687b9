"""Links: too many, the first of a newcomer, or one that leads where this house does not link to."""

from datetime import timedelta

import pytest

from nightdesk.people.models import Person
from nightdesk.talk.moderation import links
from nightdesk.talk.moderation.history import History
from tests.talk.moderation.conftest import NOW, handed_in, told


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("No link at all. Nor here: e.g. this, or 3.14, or v1.2.3.", []),
        (
            "See https://Harbour.example/quay?x=1 and http://b.example.",
            ["harbour.example", "b.example"],
        ),
        ("www.spam.example", ["www.spam.example"]),
        ("Buy at spam-shop.example/now", ["spam-shop.example"]),
        ("Buy at spam\u200b.example", ["spam.example"]),
        ("Buy at spam。example", ["spam.example"]),
        ("mailto:sales@spam.example?subject=x", ["spam.example"]),
        ("https://münchen.example/", ["xn--mnchen-3ya.example"]),
        ("https://user:word@spam.example:8080/", ["spam.example"]),
        ("https://[::1]/ and https://[not/", ["::1", ""]),
        ("HTTPS://SPAM.EXAMPLE", ["spam.example"]),
        (
            "https://\ud83d\ude00..example/".encode("utf-16", "surrogatepass").decode("utf-16"),
            ["😀..example"],
        ),
    ],
)
def test_links_are_found_however_they_are_written(text: str, hosts: list[str]) -> None:
    assert links.links(text) == hosts


def many(number: int) -> str:
    return " ".join(f"https://a{one}.example/" for one in range(number))


@pytest.mark.parametrize(
    ("text", "rules", "expected"),
    [
        (many(3), {}, ("pass", "")),
        (many(4), {}, ("hold", "too_many_links")),
        (many(4), {"beyond_links": "refuse"}, ("refuse", "too_many_links")),
        (many(40), {"most_links": 0}, ("pass", "")),
        (
            "https://a.spam.example/",
            {"forbidden_hosts": ("spam.example",)},
            ("refuse", "forbidden_host"),
        ),
        ("https://notspam.example/", {"forbidden_hosts": ("spam.example",)}, ("pass", "")),
    ],
)
def test_links_are_counted_and_looked_at(
    text: str, rules: dict[str, object], expected: tuple[str, str]
) -> None:
    submission = handed_in(text, **rules)
    submission.remembered["history"] = History(9, 0, 9)

    assert told(links.judge(submission)) == expected


@pytest.mark.parametrize(
    ("days", "shown", "holds", "expected"),
    [
        (400, 1, True, ("pass", "")),
        (400, 0, True, ("hold", "first_links")),
        (2, 5, True, ("hold", "first_links")),
        (2, 5, False, ("pass", "")),
    ],
)
def test_the_first_links_of_a_newcomer_wait(
    days: int, shown: int, holds: bool, expected: tuple[str, str]
) -> None:
    newcomer = Person(pk=8, joined_at=NOW - timedelta(days=days))
    submission = handed_in("https://a.example/", author=newcomer, holds_first_links=holds)
    submission.remembered["history"] = History(shown, 0, shown)

    assert told(links.judge(submission)) == expected
