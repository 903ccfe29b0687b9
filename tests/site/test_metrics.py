"""Operators are told figures, and nobody else is; no figure tells what is in the paper."""

import re
from typing import NamedTuple

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError, connection
from django.test import Client

from config.figures import of_the_clocks, of_the_house
from nightdesk.bakery.baker import Baker
from nightdesk.bakery.bakery import Bakery
from nightdesk.lib import figures
from nightdesk.people.models import Person, Token
from nightdesk.stories.clock import ReleaseClock
from nightdesk.stories.models import Story
from nightdesk.stream.endpoint import Endpoint

HERE = {"SERVER_NAME": "localhost", "REMOTE_ADDR": "127.0.0.1"}
ELSEWHERE = {"SERVER_NAME": "testserver", "REMOTE_ADDR": "192.0.2.7"}
LINE = re.compile(r'nightdesk_[a-z_]+\{process="\d+"(?:,[a-z]+="[A-Za-z ]+")?\} (?:NaN|[-+0-9.e]+)')


class House(NamedTuple):
    """What is told of."""

    bakery: Bakery
    stream: Endpoint


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(figures, "_figures", {})
    made = House(Bakery(Baker(WSGIHandler().get_response)), Endpoint())
    figures.show(*of_the_house(*made), of_the_clocks([ReleaseClock()]))
    return made


def told(client: Client) -> dict[str, float]:
    lines = client.get("/metrics", **HERE).content.decode().splitlines()
    found = {}
    for line in lines:
        if not line.startswith("# "):
            assert LINE.fullmatch(line), line
            name, number = line.rsplit(" ", 1)
            found[re.sub(r'process="\d+",?', "", name)] = float(number)
    return found


def test_the_machine_itself_is_told(house: House, harbour_fire: Story) -> None:
    house.bakery.store.figures["baked"] = 7
    house.stream.doors.enter("192.0.2.7")
    found = told(Client())

    assert found['nightdesk_pages_total{what="baked"}'] == 7
    assert found['nightdesk_pages_total{what="stood in"}'] == 0
    assert found["nightdesk_stream_connections{}"] == 1
    assert found["nightdesk_store_limit_bytes{}"] == house.bakery.store.limit
    assert found['nightdesk_clock_ran_timestamp_seconds{clock="ReleaseClock"}'] == 0
    assert 0 < found["nightdesk_database_answer_seconds{}"] < 10


def test_it_is_written_as_prometheus_reads_it(house: House, harbour_fire: Story) -> None:
    answer = Client().get("/metrics", **HERE)
    lines = answer.content.decode().splitlines()

    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert lines[0].startswith("# HELP nightdesk_pages_total Pages by what became of them")
    assert lines[1] == "# TYPE nightdesk_pages_total counter"
    assert all(line.startswith(("# HELP ", "# TYPE ")) or LINE.fullmatch(line) for line in lines)


@pytest.mark.parametrize(
    "headers", [{}, {"X-Forwarded-For": "127.0.0.1"}, {"Authorization": "Bearer x"}]
)
def test_a_stranger_is_refused(house: House, db: None, headers: dict[str, str]) -> None:
    for where in (ELSEWHERE, HERE if "X-Forwarded-For" in headers else ELSEWHERE):
        answer = Client().get("/metrics", headers=headers, **where)
        assert (answer.status_code, b"nightdesk_" in answer.content) == (401, False)
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="nightdesk"'


def test_a_local_address_asked_for_by_the_papers_name_is_a_proxy(house: House, db: None) -> None:
    assert (
        Client().get("/metrics", SERVER_NAME="testserver", REMOTE_ADDR="127.0.0.1").status_code
        == 401
    )


def status_for(person: Person) -> set[int]:
    browser = Client()
    browser.force_login(person)
    bearer = {"Authorization": f"Bearer {Token.objects.issue(person)}"}
    return {
        browser.get("/metrics", **ELSEWHERE).status_code,
        Client().get("/metrics", headers=bearer, **ELSEWHERE).status_code,
    }


def test_an_administrator_is_told_from_anywhere(house: House, ada: Person, clara: Person) -> None:
    assert (status_for(ada), status_for(clara)) == ({200}, {401})


def test_a_database_that_is_away_is_a_figure(house: House, db: None) -> None:
    def away(*_query: object) -> object:
        raise OperationalError

    with connection.execute_wrapper(away):
        answer = Client().get("/metrics", **HERE)
    assert answer.status_code == 200
    assert b"nightdesk_database_answer_seconds{process=" in answer.content
    assert answer.content.endswith(b"} NaN\n")
