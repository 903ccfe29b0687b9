"""The environment of a request, as WSGI (PEP 3333) wants it, from what ASGI tells of it."""

from collections.abc import Mapping
from typing import Any

# Of a scope, beside what the standard names: what the entrance tells Django about itself.
OURS = "nightdesk."
OWN_NAMES = {b"content-length": "CONTENT_LENGTH", b"content-type": "CONTENT_TYPE"}


def environ_of(scope: Mapping[str, Any]) -> dict[str, str]:
    """All of it that is text; the office adds the body. A header told twice is one, with a comma between."""
    server, port = scope.get("server") or ("localhost", 80)
    told = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server,
        "SERVER_PORT": str(port or 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
    }
    if client := scope.get("client"):
        told["REMOTE_ADDR"], told["REMOTE_PORT"] = client[0], str(client[1])
    told |= {name: value for name, value in scope.items() if name.startswith(OURS)}
    for name, value in scope["headers"]:
        known = OWN_NAMES.get(name) or _named(name)
        text = value.decode("latin-1")
        told[known] = f"{told[known]},{text}" if known in told else text
    return told


def _named(header: bytes) -> str:
    return f"HTTP_{header.decode('latin-1')}".upper().replace("-", "_")
