"""The network is off in every test."""

import socket

import pytest

from tests.network import NetworkIsOffError


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1"])
def test_reaching_for_another_machine_is_refused(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as out, pytest.raises(NetworkIsOffError):
        out.connect((address, 80))


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(NetworkIsOffError):
        socket.getaddrinfo("harbour.example", 443)


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()[:2]).close()
