"""Addresses that lead inside: this machine, its neighbours and the cloud it runs in, in every spelling that is read."""

import ipaddress
from collections.abc import Iterator

INSIDE = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.254", "172.16.0.1", "172.31.255.1",  # noqa: S104
    "192.168.0.1", "192.168.255.1", "169.254.1.1", "169.254.169.254", "169.254.170.2", "100.64.0.1",
    "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "192.88.99.1",
    "168.63.129.16", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
)  # fmt: skip
INSIDE_LONG = (
    "::", "::1", "fe80::1", "fe80::1%251", "fec0::1", "fc00::1", "fd00:ec2::254", "fd20:ce::254", "ff02::1",
    "ff0e::1", "100::1", "2001:db8::1", "3fff::1", "2001::1", "2001:0:7f00:1::", "2001:10::1", "2001:20::1",
    "64:ff9b:1::7f00:1", "5f00::1", "4000::1", "::ffff:0:7f00:1",
)  # fmt: skip
# Names, and what is answered who asks for one. Of several addresses one that leads inside is enough.
NAMES = {
    "here.example": ["127.0.0.1"],
    "here-too.example": ["::1"],
    "metadata.example": ["169.254.169.254"],
    "both.example": ["8.8.8.8", "10.0.0.1"],
    "both-long.example": ["2a00:1450:4001:82a::200e", "fd00::1"],
    "mapped.example": ["::ffff:169.254.169.254"],
    "link.example": ["fe80::1%2"],
    "nobody.example": [],
    "localhost": ["::1", "127.0.0.1"],
    "localhost.": ["127.0.0.1"],
    "gazette.local": ["192.168.0.7"],
    "metadata.google.internal": ["169.254.169.254"],
}
# What is no address of the public network whatever it leads to. Of `public.example` nothing else is wrong.
NEVER = (
    "http://public.example/", "https://public.example:80/", "https://public.example:22/",
    "https://public.example:8443/", "https://public.example:0x1bb/", "https://public.example:99999/",
    "https://anna@public.example/", "https://:@public.example/", "https://public.example@127.0.0.1/",
    "https://127.0.0.1\\@public.example/", "https://127.0.0.1%00.public.example/", "https:///public.example/",
    "https://", "https:public.example", "//public.example/", "/inside", "", "file:///etc/passwd",
    "ftp://public.example/", "gopher://public.example/", "unix:///run/postgresql/x", "data:text/plain,x",
    "https://public.example/ HTTP/1.1\r\nHost: inner", "https://public.example/\t", "https://ⓛocalhost/",
    "https://１２７.0.0.1/", "https://127。0。0。1/", "https://[::1/", "https://[public.example]/",
)  # fmt: skip


def urls() -> Iterator[str]:
    for address in INSIDE:
        for spelling in dict.fromkeys(spellings(address)):
            yield f"https://{spelling}/latest/meta-data/?a=b"
    for long in INSIDE_LONG:
        yield f"https://[{long}]/"
    for name in NAMES:
        yield f"https://{name}/"
        yield f"https://{name.upper()}/"
    yield from NEVER


def spellings(address: str) -> Iterator[str]:
    """As C's resolver reads numbers: in one to four parts, of tens, of eights, of sixteens, and within longer ones."""
    number = int(ipaddress.IPv4Address(address))
    first, second, third, fourth = number.to_bytes(4, "big")
    yield from (address, str(number), hex(number), f"0{number:o}")
    yield f"{first}.{number & 0xFFFFFF}"
    yield f"{first}.{second}.{number & 0xFFFF}"
    yield f"0{first:o}.0{second:o}.0{third:o}.0{fourth:o}"
    yield f"0x{first:x}.0x{second:x}.{third}.{fourth}"
    yield f"00000{first:o}.{second}.{third}.{fourth}"
    within = (
        0xFFFF << 32,
        0,
        0xFFFF_0000 << 16,
        0x64_FF9B << 96,
    )  # mapped, compatible, translated, NAT64
    yield from (f"[{ipaddress.IPv6Address(prefix | number)}]" for prefix in within)
    yield f"[::ffff:{address}]"
    yield f"[{ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1)}]"
