"""A disk that fails is told to the editor, and readers see nothing of what was not kept."""

import re
from collections.abc import Callable
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.promises.harness import faults
from tests.promises.harness.faults import FSYNC, NO_SPACE, UNWRITABLE, Figures
from tests.promises.harness.founding import EDITOR, PASSWORD
from tests.promises.harness.oracle import judge, judge_surfaces, seen_anywhere
from tests.promises.harness.publisher import Desk, item_called
from tests.promises.harness.server import Server

ROUNDS = [(NO_SPACE, 1), (FSYNC, 1), (NO_SPACE, 3), (UNWRITABLE, 2), (FSYNC, 4)]


def test_nothing_is_told_as_published_that_the_disk_did_not_keep(
    data: Path, token: str, tmp_path: Path
) -> None:
    if why := faults.cannot_fail(tmp_path):
        pytest.skip(why)
    figures = faults.fail_again_and_again(data, token, rounds=ROUNDS)

    assert dict(figures.statuses) == {503: len(ROUNDS)}
    assert figures.seen == []
    assert figures.replaced == sum(what != NO_SPACE for what, _ in ROUNDS)
    assert figures.verdict
    assert figures.verdict.is_clean, figures.verdict


def test_what_a_new_log_begins_with_is_not_found_there_when_it_was_not_kept(
    data: Path, token: str, tmp_path: Path
) -> None:
    if why := faults.cannot_fail(tmp_path):
        pytest.skip(why)
    figures = Figures()
    with Server(data) as server:
        desk = Desk(server, token)
        status, ack = desk.publish("before")
        assert ack, status
        faults.begin_log_anew(data)
        faults.fail(desk, f"{FSYNC}:when=2+", "f", figures)
        assert (figures.seen, dict(figures.statuses)) == ([], {503: 1})
        assert judge(server, [ack, *figures.acks]).is_clean


def test_a_full_disk_is_told_to_scripts_and_editors_and_room_heals_it(
    copy_to: Callable[[Path], Path], token: str, tmp_path: Path
) -> None:
    if why := faults.cannot_fill(tmp_path):
        pytest.skip(why)
    figures = Figures()
    with (
        faults.small_disk(tmp_path / "small", size="40m") as disk,
        Server(copy_to(disk / "data")) as server,
    ):
        desk = Desk(server, token)
        form = signing_in(server)
        ballast = faults.fill(disk)
        refused = faults.publish_until_refused(desk, "f", figures)
        status, problem = desk.post(item_called(refused), key=refused)
        assert (status, problem["status"], problem["title"]) == (
            503,
            503,
            "Service Unavailable",
        )
        assert problem["detail"].startswith("The disk is full.")
        assert form() == (503, "60", "This could not be done just now")
        assert seen_anywhere(desk, refused) == []

        ballast.unlink()
        faults.once_more(desk, refused, figures)
        assert form() == (200, None, "Harbour")
        assert judge(server, figures.acks).is_clean
        assert judge_surfaces(desk, figures.acks) == []


def signing_in(server: Server) -> Callable[[], tuple[int, str | None, str]]:
    """Signing in at the desk, which writes: the status, when to come back, and a word of the page."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    address = f"http://127.0.0.1:{server.port}/desk/login/"

    def sent() -> tuple[int, str | None, str]:
        page = browser.open(address).read().decode()
        form = {
            "csrfmiddlewaretoken": re.search('csrfmiddlewaretoken" value="([^"]+)', page)[1],
            "username": EDITOR,
            "password": PASSWORD,
        }
        try:
            answer = browser.open(address, urlencode(form).encode())
        except HTTPError as error:
            answer = error
        text = answer.read().decode()
        word = next(
            (word for word in ("This could not be done just now", "Harbour") if word in text), ""
        )
        return answer.status, answer.headers["Retry-After"], word

    return sent
