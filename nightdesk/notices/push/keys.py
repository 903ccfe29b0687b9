"""The keys of the house: push services know it by them, and browsers take alerts of nobody else (RFC 8292)."""

import os
import secrets
import time
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from nightdesk.lib.origin import origin
from nightdesk.notices.push import base64url
from nightdesk.notices.push.encryption import CURVE, point

# A day at most, says the standard; half of it is safe with clocks that differ.
HOURS = 12
SECONDS = HOURS * 3600
LENGTH = 32


def private_key() -> ec.EllipticCurvePrivateKey:
    """As the operator gave it, or made at the first start and kept in the data folder."""
    return _read(settings.PUSH_KEY or _kept(Path(settings.DATA) / "push-key"))


def public_key() -> str:
    """What a browser is told whose alerts it shall take; the same for all of them."""
    return base64url.written(point(private_key().public_key()))


def introduction(address: str) -> str:
    """The header `Authorization` for the push service at this address. One serves for hours."""
    parts = urlsplit(address)
    return _introduction(f"{parts.scheme}://{parts.netloc}", int(time.time()) // (SECONDS // 2))


@cache
def _read(written: str) -> ec.EllipticCurvePrivateKey:
    """Raises ValueError when it is no key: better no start than alerts that no browser takes."""
    return ec.derive_private_key(int.from_bytes(base64url.read(written.strip()), "big"), CURVE)


@lru_cache(256)
def _introduction(service: str, half_of_its_time: int) -> str:
    until = half_of_its_time * (SECONDS // 2) + SECONDS
    claims = {"aud": service, "exp": until, "sub": _whom_to_ask()}
    token = jwt.encode(claims, private_key(), algorithm="ES256")
    return f"vapid t={token}, k={public_key()}"


def _whom_to_ask() -> str:
    """Push services may want to tell somebody that something is wrong."""
    here = origin()
    return here if here.startswith("https:") else f"mailto:{settings.DEFAULT_FROM_EMAIL}"


def _kept(file: Path) -> str:
    if not file.exists():
        _make(file)
    return file.read_text()


def _make(file: Path) -> None:
    """Whole under another name first, readable by its owner alone: the first of two processes wins."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        number = ec.generate_private_key(CURVE).private_numbers().private_value
        out.write(base64url.written(number.to_bytes(LENGTH, "big")))
        out.flush()
        os.fsync(out.fileno())  # a key that a power cut takes, takes every reader's alerts with it
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
