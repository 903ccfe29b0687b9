"""Outbound: how this house asks others on the network, so that nobody can make it ask its own machines.

A name is resolved once, every address it has must be public, and the connection goes to one of those, not to
the name again. No proxies, no cookies, no redirects; a limit to the time of all of it and to the answer.
"""

import http.client
import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
R = TypeVar("R")
# Of the longer addresses only these were ever given out, and a NAT64 leads to shorter ones by those.
GIVEN_OUT = ipaddress.ip_network("2000::/3")
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
# What Python calls global, or did in some release: special uses and tunnels, examples, clouds' own services.
CLOSED: tuple[Network, ...] = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "2001::/23", "3fff::/20"),
    )
)


class NotAsked(Exception):  # noqa: N818 - it is what happened, in the words of its sentence
    """The address is none of those that are asked, or nobody answered in time."""


class Where(NamedTuple):
    """What an address names. Usual is https at a port that everybody is asked at."""

    host: str
    port: int
    path: str
    is_plain: bool
    is_usual: bool


class Asked(NamedTuple):
    """What is sent there. Without a body it is a GET."""

    headers: Mapping[str, str]
    body: bytes | None = None


class Answer(NamedTuple):
    """Headers by their names in small letters."""

    status: int
    body: bytes
    headers: Mapping[str, str] = {}


def is_public(address: Address) -> bool:
    """Whether it belongs to the whole network: not this machine, its neighbours, or what is reserved."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if address not in GIVEN_OUT:
            return False
    return (
        address.is_global
        and not address.is_multicast
        and not any(address in network for network in CLOSED)
    )


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address of the older kind that this one leads to: mapped, by 6to4, or through a NAT64."""
    if address in TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


def resolved(host: str, port: int) -> list[str]:
    """Every address of the host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True)
class Client:
    """Asks by https alone. The defaults are the house's policy; tests name a network of their own.

    `ours` are networks that the operator opened: what is there is asked by http too, and at any port.
    """

    ports: frozenset[int] = frozenset({443})
    is_allowed: Callable[[Address], bool] = is_public
    resolve: Callable[[str, int], list[str]] = resolved
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context
    longest: int = 64 * 1024
    ours: tuple[Network, ...] = ()

    def post(self, url: str, body: bytes, headers: Mapping[str, str], *, seconds: float) -> Answer:
        """Send it and read the answer, all within so many seconds. Raises NotAsked.

        The asking is done by a thread that is left behind when time is up: nothing else bounds how long
        a name takes to be resolved, or an answer that comes a byte at a time.
        """
        return self._answered(url, Asked(headers, body), seconds)

    def get(self, url: str, headers: Mapping[str, str], *, seconds: float) -> Answer:
        """The same without a body."""
        return self._answered(url, Asked(headers), seconds)

    def look_at(self, url: str, *, seconds: float) -> None:
        """Whether it would be asked at all: nothing is sent. Raises NotAsked. What its name leads to may change."""
        where = self.parts(url)
        _within(seconds, lambda: self._found(where))

    def parts(self, url: str) -> Where:
        """What an address names that may be asked at all. Raises NotAsked."""
        try:
            split = urlsplit(url)
            port = split.port or (80 if split.scheme == "http" else 443)
        except ValueError as error:
            raise NotAsked("It is no address.") from error
        is_plain = split.scheme == "http" and bool(self.ours)
        if split.scheme != "https" and not is_plain:
            raise NotAsked("Only https addresses are asked.")
        if not split.hostname or split.username is not None or not is_written(url):
            raise NotAsked("Only https addresses are asked.")
        if port not in self.ports and not self.ours:
            raise NotAsked(f"Port {port} is not asked.")
        path = split.path or "/"
        whole = f"{path}?{split.query}" if split.query else path
        return Where(split.hostname, port, whole, is_plain, not is_plain and port in self.ports)

    def _answered(self, url: str, asked: Asked, seconds: float) -> Answer:
        where = self.parts(url)
        until = time.monotonic() + seconds
        return _within(seconds, lambda: self._ask(where, asked, until))

    def _ask(self, where: Where, asked: Asked, until: float) -> Answer:
        found = self._found(where)
        connection = _Connection(where, found[0], self.context(), _left(until))
        method = "GET" if asked.body is None else "POST"
        try:
            connection.request(method, where.path, asked.body, dict(asked.headers))
            with closing(connection.getresponse()) as response:
                headers = {name.lower(): value for name, value in response.getheaders()}
                return Answer(response.status, self._read(response, until), headers)
        finally:
            connection.close()

    def _found(self, where: Where) -> list[str]:
        """Where all its addresses are opened by the operator, or all are public."""
        found = self.resolve(where.host, where.port)
        addresses = [ipaddress.ip_address(one) for one in found]
        if found and all(any(one in network for network in self.ours) for one in addresses):
            return found
        if not found or not all(map(self.is_allowed, addresses)):
            raise NotAsked(f"{where.host} is not on the public network.")
        if not where.is_usual:
            raise NotAsked("On the public network only https addresses are asked, at port 443.")
        return found

    def _read(self, response: http.client.HTTPResponse, until: float) -> bytes:
        read = bytearray()
        while chunk := response.read1(4096):
            read += chunk
            if len(read) > self.longest:
                raise NotAsked("The answer is too long.")
            _left(until)
        return bytes(read)


class _Connection(http.client.HTTPSConnection):
    """To an address that was looked at, in the name of the host, whose certificate is asked for."""

    def __init__(self, where: Where, address: str, context: ssl.SSLContext, timeout: float) -> None:
        super().__init__(where.host, where.port, timeout=timeout, context=context)
        self._address, self._tls, self._is_plain = address, context, where.is_plain

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = (
            plain if self._is_plain else self._tls.wrap_socket(plain, server_hostname=self.host)
        )


def is_written(url: str) -> bool:
    """Whether it holds only what a request's first line may: no space, no end of a line, nothing foreign."""
    return url.isascii() and url.isprintable() and " " not in url


def _within(seconds: float, ask: Callable[[], R]) -> R:
    """What it answers, or NotAsked. A thread does it that is left behind when time is up."""
    answers: queue.SimpleQueue[R | Exception] = queue.SimpleQueue()

    def asked() -> None:
        try:
            answers.put(ask())
        except Exception as error:  # noqa: BLE001 - told to whoever waits
            answers.put(error)

    threading.Thread(target=asked, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise NotAsked("It did not answer in time.") from None
    if isinstance(answer, TimeoutError):
        raise NotAsked("It did not answer in time.") from answer
    if isinstance(answer, NotAsked):
        raise answer
    if isinstance(answer, Exception):
        raise NotAsked(f"{type(answer).__name__}: {answer}"[:200]) from answer
    return answer


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise NotAsked("It did not answer in time.")
    return left
