"""Two processes on one SQLite file: what one acknowledged, the other shows at once, and what is gone is gone.

Every question is a new connection, so that either process may answer it.
"""

from pathlib import Path

from tests.promises.harness.publisher import Desk, item_called
from tests.promises.harness.server import Server

STORIES = 12
ASKED = 6
LISTS = ("/en/", "/en/harbour/", "/en/wire/", "/en/feed.xml", "/en/news-sitemap.xml")


def disagreeing(
    server: Server, words: str, *, shown: bool, addresses: tuple[str, ...]
) -> list[str]:
    """Addresses where the words are (or are not) although they should not (or should) be."""
    return [
        address
        for address in addresses
        for _ in range(ASKED)
        if (words in server.get(address)[1]) != shown
    ]


def test_what_one_process_did_the_other_shows_at_once(data: Path, token: str) -> None:
    stale: list[str] = []
    with Server(data, workers=2) as server:
        desk = Desk(server, token)
        for number in range(STORIES):
            _, ack = desk.publish(f"n{number}")
            assert ack is not None
            everywhere = (ack.path, *LISTS)
            stale += disagreeing(server, ack.headline, shown=True, addresses=everywhere)

            corrected = item_called(f"n{number}")
            corrected["headlines"][0]["value"] = f"Ferry n{number} was early"
            assert desk.post(corrected, key=f"again {number}")[0] == 200
            stale += disagreeing(server, ack.headline, shown=False, addresses=everywhere)

            if number % 3 == 0:
                desk.post({**corrected, "pubStatus": "canceled"}, key=f"kill {number}")
                stale += disagreeing(server, f"Ferry n{number} ", shown=False, addresses=everywhere)
                assert {server.get(ack.path)[0] for _ in range(ASKED)} == {410}

    assert stale == []
