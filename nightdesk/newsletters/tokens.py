"""Tokens: what the links in mails carry, so that nobody needs an account to join, to leave or to choose."""

import base64
import hashlib
import json
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core import signing

from nightdesk.newsletters.models import Reader

SALT = "nightdesk.newsletters.reader"
# Long enough for a weekend away from one's mail.
GOOD_FOR = 3 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody wants these newsletters at this address."""

    address: str
    newsletters: tuple[int, ...]


def of_wish(wish: Wish) -> str:
    """Sealed: addresses do not stand in addresses, which many machines write down."""
    said = json.dumps([wish.address, wish.newsletters])
    return _seal().encrypt(said.encode()).decode().rstrip("=")


def wish_of(token: str) -> Wish | None:
    """None when it is not ours, or too old."""
    padded = token + "=" * (-len(token) % 4)
    try:
        address, newsletters = json.loads(_seal().decrypt(padded.encode(), ttl=GOOD_FOR))
    except (InvalidToken, UnicodeEncodeError):
        return None
    return Wish(address, tuple(newsletters))


def of_reader(key: int) -> str:
    """It says whose mails are meant, and lets its holder do nothing else."""
    return signing.Signer(salt=SALT).sign(str(key))


def key_of(token: str) -> int | None:
    """Of a reader who may have left since."""
    try:
        return int(signing.Signer(salt=SALT).unsign(token))
    except signing.BadSignature:
        return None


def reader_of(token: str) -> Reader | None:
    key = key_of(token)
    known = Reader.objects.select_related("newsletter__edition")
    return known.filter(pk=key).first() if key is not None else None


def _seal() -> Fernet:
    secret = hashlib.sha256(f"nightdesk.newsletters.wish {settings.SECRET_KEY}".encode())
    return Fernet(base64.urlsafe_b64encode(secret.digest()))
