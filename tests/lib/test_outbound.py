"""Asking others: by https on the public network, by http only where the operator opened one of ours."""

import http.server
import ipaddress
import threading
from collections.abc import Iterator

import pytest

from nightdesk.lib.outbound import Answer, Client, NotAsked, is_public

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


class Plain(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        said = self.path.encode()
        self.send_response(302 if self.path == "/elsewhere" else 200)
        self.send_header("Location", "/inside")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_told: object) -> None:
        """Nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = http.server.HTTPServer(("127.0.0.1", 0), Plain)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_network_that_the_operator_opened_is_asked_by_http_at_any_port(port: int) -> None:
    answer = Client(ours=LOOPBACK).get(f"http://127.0.0.1:{port}/a?b=c", {}, seconds=5)

    assert answer._replace(headers={}) == Answer(200, b"/a?b=c")


def test_who_is_asked_sends_nobody_elsewhere(port: int) -> None:
    answer = Client(ours=LOOPBACK).get(f"http://127.0.0.1:{port}/elsewhere", {}, seconds=5)

    assert (answer.status, answer.body) == (302, b"/elsewhere")


def test_behind_a_network_of_longer_addresses_the_public_one_is_reached_still() -> None:
    assert is_public(ipaddress.ip_address("64:ff9b::808:808"))


@pytest.mark.parametrize(
    ("addresses", "url", "said"),
    [
        (["8.8.8.8"], "http://tool.example/", "only https addresses are asked, at port 443"),
        (["8.8.8.8"], "https://tool.example:8443/", "only https addresses are asked, at port 443"),
        (["127.0.0.1", "8.8.8.8"], "http://tool.example/", "not on the public network"),
        (["10.0.0.1"], "http://tool.example/", "not on the public network"),
    ],
)
def test_what_is_opened_opens_nothing_else(addresses: list[str], url: str, said: str) -> None:
    client = Client(ours=LOOPBACK, resolve=lambda _host, _port: addresses)

    with pytest.raises(NotAsked, match=said):
        client.get(url, {}, seconds=5)


@pytest.mark.parametrize(
    "url", ["https://a.example/ b", "https://a.example/é", "https://a.example/\tb"]
)
def test_no_address_says_more_than_an_address(url: str) -> None:
    with pytest.raises(NotAsked):
        Client(resolve=lambda _host, _port: ["8.8.8.8"]).get(url, {}, seconds=5)
