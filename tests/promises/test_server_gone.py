"""While the whole server is gone, nginx in front of it sends what it has just sent, and soon the new when it is up."""

from http import HTTPStatus
from pathlib import Path

from tests.promises.harness.outage import outlive
from tests.promises.harness.publisher import Desk
from tests.promises.harness.server import Server


def test_pages_are_read_while_the_server_is_gone(data: Path, token: str) -> None:
    with Server(data) as server:
        figures = outlive(server, Desk(server, token), seconds=1.5)

    assert set(figures.read) == {HTTPStatus.OK}
    assert figures.read.total() > 15
    assert set(figures.written) == {HTTPStatus.BAD_GATEWAY}
    assert figures.fresh_after < 5
