"""Encryption: what is told lies open to the browser alone, not to the push service that carries it (RFC 8291).

One record of `aes128gcm` (RFC 8188), for a key agreed upon with the browser's own and its secret.
"""

import os
from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from nightdesk.notices.push import base64url

CURVE = ec.SECP256R1()
# What every push service takes, and what is left of that beside the header, the end mark and the seal.
RECORD = 4096
LONGEST = RECORD - (16 + 4 + 1 + 65) - 1 - 16
SECRET = 16
LAST_RECORD = b"\x02"


@dataclass(frozen=True, slots=True)
class Receiver:
    """A browser's public key, and the secret that it shares with us alone."""

    key: ec.EllipticCurvePublicKey
    secret: bytes

    @classmethod
    def read(cls, p256dh: str, auth: str) -> Self:
        """As browsers write them. Raises ValueError for a point that is on no curve, or a short secret."""
        key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, base64url.read(p256dh))
        secret = base64url.read(auth)
        if len(secret) != SECRET:
            sentence = f"A secret is {SECRET} bytes long."
            raise ValueError(sentence)
        return cls(key, secret)


@dataclass(frozen=True, slots=True)
class Chance:
    """What is drawn anew for every message. Only the standard's own example names it."""

    key: ec.EllipticCurvePrivateKey
    salt: bytes

    @classmethod
    def drawn(cls) -> Self:
        return cls(ec.generate_private_key(CURVE), os.urandom(16))


def sealed(message: bytes, to: Receiver, chance: Chance | None = None) -> bytes:
    """The body of the request. Raises ValueError for a message longer than LONGEST."""
    if len(message) > LONGEST:
        sentence = f"A message is {LONGEST} bytes at most."
        raise ValueError(sentence)
    chance = chance or Chance.drawn()
    ours, theirs = point(chance.key.public_key()), point(to.key)
    shared = chance.key.exchange(ec.ECDH(), to.key)
    material = _derived(shared, to.secret, b"WebPush: info\0" + theirs + ours, 32)
    key = _derived(material, chance.salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(material, chance.salt, b"Content-Encoding: nonce\0", 12)
    header = chance.salt + RECORD.to_bytes(4, "big") + bytes([len(ours)]) + ours
    return header + AESGCM(key).encrypt(nonce, message + LAST_RECORD, None)


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as 65 bytes, as all of this writes it."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(material)
