"""Names of stored files: drawn by lot, so that no name tells whose picture it is or what comes next."""

import secrets
from pathlib import PurePath


def random_key() -> str:
    """Draw 128 bits as 32 letters and digits."""
    return secrets.token_hex(16)


def stored_name(folder: str, key: str, filename: str) -> str:
    """Give the path under the media folder: only the ending of the file's own name is kept."""
    return f"{folder}/{key[:2]}/{key}{PurePath(filename).suffix.lower()}"
