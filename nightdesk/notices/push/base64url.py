"""Bytes as web push writes them: base64 for addresses, without the padding."""

import base64
import binascii


def written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def read(text: str) -> bytes:
    """Raises ValueError for what is none."""
    if not text.isascii():
        sentence = "It is not base64."
        raise ValueError(sentence)
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), b"-_", True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error
