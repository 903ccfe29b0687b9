"""What a hook and we sign with: made here, shown once, and kept so that the database alone gives it away to nobody."""

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet
from django.conf import settings

PREFIX = "whsec_"  # as Standard Webhooks writes it, before base64
BYTES = 32


def made() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def sealed(secret: str) -> str:
    return _lock().encrypt(secret.encode()).decode()


def opened(text: str) -> bytes:
    """The bytes that are signed with."""
    secret = _lock().decrypt(text.encode()).decode()
    return base64.b64decode(secret.removeprefix(PREFIX))


def _lock() -> Fernet:
    digest = hashlib.sha256(b"hooks:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
