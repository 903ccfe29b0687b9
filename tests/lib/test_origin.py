"""The paper's origin: what every absolute address begins with."""

import pytest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from nightdesk.lib.origin import origin


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        (["localhost", "127.0.0.1", "gazette.example"], "https://gazette.example"),
        ([".gazette.example"], "https://gazette.example"),
        (["192.0.2.7", "127.0.0.1"], "http://127.0.0.1:9000"),
        (["localhost", "127.0.0.1", "[::1]", "*"], "http://127.0.0.1:9000"),
        (["127.0.0.1", "[::]"], "http://127.0.0.1:9000"),
    ],
)
def test_links_begin_with_the_host_the_operator_named(
    settings: Settings, hosts: list[str], expected: str
) -> None:
    settings.ALLOWED_HOSTS = hosts
    request = RequestFactory().get("/", headers={"host": "127.0.0.1:9000"})

    assert origin(request) == expected


def test_a_paper_on_this_machine_alone_has_an_address_without_being_asked(
    settings: Settings,
) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]

    assert origin() == "http://127.0.0.1:8000"
